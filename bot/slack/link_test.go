package slack

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestLink(t *testing.T) {
	for _, c := range []struct{ name, address, label, want string }{
		{"plain", "https://bis.gov/rule", "The rule", "<https://bis.gov/rule|The rule>"},
		{"parens", "https://a.example/x_(y)", "x", "<https://a.example/x_(y)|x>"},
		{"ends a link", "https://a.example/?a=1&b=2|<!here>\n", "x", "<https://a.example/?a=1&amp;b=2%7C%3C!here%3E|x>"},
		{"hostile label", "https://a.example", "*a*>|<!here>", "<https://a.example|∗a∗\u2060&gt;|&lt;!here\u2060&gt;>"},
		{"other letters", "https://a.example/中", "x", "<https://a.example/%E4%B8%AD|x>"},
		{"no label", "https://a.example/x", " ", "<https://a.example/x|a.\u2060example>"},
		{"no address", "", "x", "x"},
		{"script", "javascript:alert(1)", "x", "x"},
		{"no host", "https:///x", "x", "x"},
		{"relative", "/x", "x", "x"},
		{"poses as another", "https://bis.gov@evil.example", "x", "x"},
		{"too long", "https://a.example/" + strings.Repeat("x", mostAddress), "x", "x"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Link(c.address, c.label); got != c.want {
				t.Errorf("Link(%q, %q) = %q, want %q", c.address, c.label, got, c.want)
			}
		})
	}
}

func TestLinkIsOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		address := rapid.SampledFrom([]string{"", "https://a.example/", "HTTP://b.example?", "javascript:"}).Draw(t, "scheme") + hostile().Draw(t, "address")
		got := Link(address, hostile().Draw(t, "label"))
		if strings.HasPrefix(got, "<") && strings.Count(got, "<") == 1 && strings.HasSuffix(got, ">") && strings.Count(got, ">") == 1 {
			_, got, _ = strings.Cut(strings.TrimSuffix(got, ">"), "|")
		}
		if found := live.FindString(got); found != "" {
			t.Fatalf("link of %q holds %q in %q", address, found, got)
		}
	})
}

func TestPointed(t *testing.T) {
	long := "The one who met, in London, was not the one - or so they said - who signed."
	for _, c := range []struct{ name, address, quotation, want string }{
		{"short", "https://a.example/x", "No licence is needed.", "https://a.example/x#:~:text=No%20licence%20is%20needed."},
		{"signs of the directive", "https://a.example/", "Rule A-1, part B & C", "https://a.example/#:~:text=Rule%20A%2D1%2C%20part%20B%20%26%20C"},
		{"first and last words", "https://a.example/", long, "https://a.example/#:~:text=The%20one%20who%20met%2C,said%20%2D%20who%20signed."},
		{"over two lines", "https://a.example/", "One two\nthree four", "https://a.example/#:~:text=One%20two,three%20four"},
		{"points already", "https://a.example/#part", "words", "https://a.example/#part"},
		{"pdf", "https://a.example/x.PDF?y", "words", "https://a.example/x.PDF?y"},
		{"blank", "https://a.example/", " ", "https://a.example/"},
		{"one endless word", "https://a.example/", strings.Repeat("x", 2000), "https://a.example/"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := pointed(c.address, c.quotation)
			if got != c.want {
				t.Errorf("pointed(%q, %q) =\n%s, want\n%s", c.address, c.quotation, got, c.want)
			}
		})
	}
}
