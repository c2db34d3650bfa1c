package address

import (
	"strings"
	"testing"
)

// TestNormal holds what is one document to one form, and what is two to two.
func TestNormal(t *testing.T) {
	const story = "https://example.com/2025/07/talks"
	for _, c := range []struct{ name, in, want string }{
		{"itself", story, story},
		{"http", "http://example.com/2025/07/talks", story},
		{"upper case host and scheme", "HTTPS://EXAMPLE.com/2025/07/talks", story},
		{"www", "https://www.example.com/2025/07/talks", story},
		{"mobile", "https://m.example.com/2025/07/talks", story},
		{"port of the scheme", "https://example.com:443/2025/07/talks", story},
		{"http port", "http://example.com:80/2025/07/talks", story},
		{"another port", "https://example.com:8443/2025/07/talks", "https://example.com:8443/2025/07/talks"},
		{"slash at the end", "https://example.com/2025/07/talks/", story},
		{"two slashes", "https://example.com//2025/07//talks", story},
		{"dots", "https://example.com/2025/06/../07/./talks", story},
		{"index file", "https://example.com/2025/07/talks/index.html", story},
		{"fragment", "https://example.com/2025/07/talks#comments", story},
		{"campaign", "https://example.com/2025/07/talks?utm_source=rss&utm_medium=feed", story},
		{"click ids", "https://example.com/2025/07/talks?fbclid=IwAR0&gclid=x", story},
		{"a feed is not its site", "https://example.com/?feed=rss2", "https://example.com/?feed=rss2"},
		{"empty query", "https://example.com/2025/07/talks?", story},
		{"AMP path", "https://example.com/2025/07/talks/amp/", story},
		{"AMP host", "https://amp.example.com/2025/07/talks", story},
		{"AMP parameter", "https://example.com/2025/07/talks?amp=1", story},
		{"AMP output", "https://example.com/2025/07/talks?outputType=amp", story},
		{"user", "https://me:word@example.com/2025/07/talks", story},
		{"final dot", "https://example.com./2025/07/talks", story},
		{"space around", "  https://example.com/2025/07/talks\n", story},
		{"a parameter that counts", "https://example.com/story?id=7", "https://example.com/story?id=7"},
		{"order of parameters", "https://example.com/story?b=2&id=7&a=1", "https://example.com/story?a=1&b=2&id=7"},
		{"case of the path counts", "https://example.com/Talks", "https://example.com/Talks"},
		{"AMP file", "https://example.com/talks.amp.html", "https://example.com/talks.html"},
		{"root", "https://example.com", "https://example.com/"},
		{"escaped letters", "https://example.com/%74alks", "https://example.com/talks"},
		{"another script", "https://пример.example/статья", "https://xn--e1afmkfd.example/%D1%81%D1%82%D0%B0%D1%82%D1%8C%D1%8F"},
		{"a look-alike is not what it looks like", "https://exаmple.com/a", "https://xn--exmple-4nf.com/a"},
		{"IPv6", "http://[2001:DB8::1]:80/a", "https://[2001:db8::1]/a"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Normal(c.in)
			if err != nil || got != c.want {
				t.Errorf("Normal(%q) = %q, %v, want %q", c.in, got, err, c.want)
			}
			again, err := Normal(got)
			if err != nil || again != got {
				t.Errorf("Normal(%q) = %q, %v: not what it was", got, again, err)
			}
		})
	}
}

func TestNoAddress(t *testing.T) {
	for _, in := range []string{"", "talks", "/talks", "//example.com/a", "ftp://example.com/a", "file:///etc/passwd", "javascript:alert(1)",
		"https://", "https:///a", "https://exa mple.com/", "https://%zz/", "https://a\x00b/secret-word", "data:text/html,x"} {
		for name, of := range map[string]func(string) (string, error){"Normal": Normal, "Clean": Clean, "Whole": Whole, "ID": ID} {
			got, err := of(in)
			if err == nil {
				t.Errorf("%s(%q) = %q, want an error", name, in, got)
			} else if strings.Contains(err.Error(), "secret-word") {
				t.Errorf("%s: %v repeats the address", name, err)
			}
		}
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"http://www.Example.com:80/a/?b=2&utm_source=x&a=1#top": "http://www.example.com/a/?b=2&a=1",
		"https://example.com":               "https://example.com/",
		"https://me:word@example.com/a?x=1": "https://me:word@example.com/a?x=1",
		"https://example.com/a/amp/":        "https://example.com/a/amp/", // the other form may not be there
		"https://example.com/a?q=a%26b":     "https://example.com/a?q=a%26b",
		"https://example.com/?q=a b\"é":     "https://example.com/?q=a%20b%22%C3%A9",
	} {
		if got, err := Clean(in); err != nil || got != want {
			t.Errorf("Clean(%q) = %q, %v, want %q", in, got, err, want)
		}
	}
}

func TestWhole(t *testing.T) {
	if got, err := Whole("HTTP://Example.com?utm_source=x&a=1#top"); err != nil || got != "http://example.com/?utm_source=x&a=1" {
		t.Errorf("%q, %v", got, err)
	}
}

func TestShown(t *testing.T) {
	for in, want := range map[string]string{
		"https://me:word@example.com/feed":                   "https://example.com/feed",
		"https://example.com/feed?token=abc&page=2":          "https://example.com/feed?token=•••&page=2",
		"https://example.com/feed?API_Key=abc":               "https://example.com/feed?API_Key=•••",
		"https://example.com/feed?X-Amz-Signature=abc":       "https://example.com/feed?X-Amz-Signature=•••",
		"https://example.com/feed?%74oken=abc":               "https://example.com/feed?%74oken=•••",
		"https://example.com/s?keyword=tariff&author=lee":    "https://example.com/s?keyword=tariff&author=lee",
		"https://example.com/s?token=":                       "https://example.com/s?token=",
		"https://exаmple.com/\u202egnp.exe":                  "https://xn--exmple-4nf.com/%E2%80%AEgnp.exe",
		"https://example.com/a\u200bb?q=x\u200by":            "https://example.com/a%E2%80%8Bb?q=x%E2%80%8By",
		"https://me:word@exa mple.com/?token=hunter2":        "an address that cannot be read",
		"https://example.com/documents.json?conditions[a]=b": "https://example.com/documents.json?conditions[a]=b",
		"javascript:alert(document.cookie)":                  "an address that cannot be read",
	} {
		if got := Shown(in); got != want {
			t.Errorf("Shown(%q) = %q, want %q", in, got, want)
		}
		if hides := strings.Contains(want, hidden) || strings.Contains(in, "word@") || strings.HasPrefix(want, "an "); Hides(in) != hides {
			t.Errorf("Hides(%q) = %v", in, !hides)
		}
	}
}

func TestPublic(t *testing.T) {
	for in, want := range map[string]string{
		"https://me:word@example.com/a?token=x&id=7&utm_source=y": "https://example.com/a?id=7",
		"javascript:alert(1)": "",
	} {
		if got := Public(in); got != want {
			t.Errorf("Public(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSameSite(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"https://news.example.com/a", "http://www.example.com/b", true},
		{"https://example.com/", "https://example.org/", false},
		{"https://a.github.io/", "https://b.github.io/", false},
		{"https://example.co.uk/", "https://other.co.uk/", false},
		{"http://127.0.0.1:81/", "http://127.0.0.1:82/", true},
		{"http://127.0.0.1/", "http://10.1.0.1/", false},
		{"http://localhost:1/", "http://localhost:2/", true},
		{"nothing", "nothing", false},
	} {
		if got := SameSite(c.a, c.b); got != c.want {
			t.Errorf("SameSite(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

func TestID(t *testing.T) {
	for in, want := range map[string]string{
		"https://www.example.com/2025/07/talks-in-london/?utm_source=rss": "example.com/2025/07/talks-in-london",
		"http://example.com/a.html":                                       "example.com/a",
		"https://example.com/":                                            "example.com",
		"https://example.com/story?id=7":                                  "example.com/story-",
		"https://example.com/Talks":                                       "example.com/talks-",
		"https://example.com/статья":                                      "example.com-",
		"https://example.com/" + strings.Repeat("long-", 60):              "example.com/long-",
	} {
		got, err := ID(in)
		if err != nil || (strings.HasSuffix(want, "-") && !strings.HasPrefix(got, want)) || (!strings.HasSuffix(want, "-") && got != want) || len(got) > longest+9 {
			t.Errorf("ID(%q) = %q, %v, want %q", in, got, err, want)
		}
	}
	one, _ := ID("https://example.com/story?id=7")
	two, _ := ID("https://example.com/story?id=8")
	if one == two {
		t.Errorf("two stories have the id %q", one)
	}
}

func FuzzNormal(f *testing.F) {
	for _, seed := range []string{"https://example.com/a/amp/?utm_x=1#f", "http://[::1]:80/%2e%2e/", "https://e\u202ea.com/?token=1", "https://a/%", "HTTP://A//.amp"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		once, err := Normal(in)
		if err != nil {
			return
		}
		if twice, err := Normal(once); err != nil || twice != once {
			t.Errorf("%q becomes %q, which becomes %q, %v", in, once, twice, err)
		}
		if id, err := ID(in); err != nil || id == "" || strings.ContainsAny(id, " \x00\u202e") {
			t.Errorf("ID(%q) = %q, %v", in, id, err)
		}
		for _, r := range Shown(in) {
			if printed(r) < 0 {
				t.Errorf("Shown(%q) holds %q", in, r)
			}
		}
	})
}
