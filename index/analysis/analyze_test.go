package analysis

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// show writes tokens as "term", "(stop)", "#number" and "<identifier>".
func show(tokens []Token) string {
	var out []string
	for _, t := range tokens {
		switch t.Class {
		case Stop:
			out = append(out, "("+t.Term+")")
		case Number:
			out = append(out, "#"+t.Term)
		case Identifier:
			out = append(out, "<"+t.Term+">")
		default:
			out = append(out, t.Term)
		}
	}
	return strings.Join(out, " ")
}

func TestAnalyze(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{" \n ", ""},
		{"The tariffs, chipped chips.", "(the) tariff chip chip"},
		{"U.S. US U.S u.s.", "u.s. u.s. u.s. u.s."},
		{"U.S.-China talks", "u.s. china talk"},
		{"US-China", "u.s. china"},
		{"A.I. and AI", "ai (and) ai"},
		{"tell us about tariffs", "tell (us) (about) tariff"},
		{"us china trade talks", "u.s. china trade talk"},
		{"what did the us say", "(what) (did) (the) u.s. say"},
		{"Are us tariffs legal?", "(are) u.s. tariff legal"},
		{"talks between us and china", "talk (between) u.s. (and) china"},
		{"US's U.S.’s", "u.s. u.s. (s)"},
		{"they may meet in May", "(they) (may) meet (in) may"},
		{"export-control", "export control"},
		{"the re-export of non-tariff", "(the) re reexport export (of) non nontariff tariff"},
		{"China's Trump’s workers' don’t", "china trump worker (don't)"},
		{"“Curly” ‘quotes’", "cur quot"},
		{"São Paulo, Zürich, naïve, Łódź, Straße", "sao paulo zurich naiv lodz strass"},
		{"ﬁnance ＣＨＩＰ ２０２５ semi\u00adconductor a\u00a0b", "financ chip #2025 semiconductor (a) b"},
		{"华为公司 麒麟 芯", "华为 为公 公司 麒麟 芯"},
		{"Huawei华为 corp", "huawei 华为 corp"},
		{"삼성전자", "삼성전자"},
		{"chips 🚀 ☃ → © rise", "chip rise"},
		{"4,800 1,2 2025,000", "#4800 #1 #2 #2025 #000"},
		{"H20 A100 3D k8s 7nm 5G", "h20 a100 3d k8s #7 nm 5g"},
		{"_word_ snake_case end.The next key:value", "word snake case end (the) next key valu"},
		{"e.g. chips, i.e. this at 9 a.m.", "(eg) chip (ie) (this) (at) #9 (am)"},
		{"Beijing Jinping United goods", "beijing jinping united goods"},
		{"\xff\xfe bad \xf0\x28 bytes", "bad byte"},
	} {
		if diff := cmp.Diff(c.want, show(Analyze(c.text))); diff != "" {
			t.Errorf("%q: %s", c.text, diff)
		}
	}
}

func TestAnalyzeKeepsPlaces(t *testing.T) {
	text := "The U.S.’ “Ünited” 3A090.a rule of 华为公司"
	want := []string{"The", "U.S", "Ünited", "3A090", "3A090.a", "3A090", "a", "rule", "of", "华为", "为公", "公司"}
	var got []string
	for _, token := range Analyze(text) {
		got = append(got, text[token.Start:token.End])
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Whatever the bytes: tokens stand in order, within the text, count up by one, and are valid UTF-8.
func TestAnalyzeAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkTokens(t, anyText(t)) })
}

func FuzzAnalyze(f *testing.F) {
	for _, seed := range []string{"15 CFR 744.23(a)(2)", "$5-10 billion", "July 28–29, 2025", "3A090.a.1", "\xff(", "U.S.'s 华为", "ﬁ'ﬁ’s", "ʼtis"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) { checkTokens(t, text) })
}

type failer interface {
	Fatalf(format string, args ...any)
}

func checkTokens(t failer, text string) {
	position, start := -1, 0
	for _, token := range Analyze(text) {
		if token.Start < start || token.End <= token.Start || token.End > len(text) {
			t.Fatalf("%q: token %+v out of order", text, token)
		}
		overlay := token.Position == position && position >= 0
		if !overlay && token.Position != position+1 {
			t.Fatalf("%q: position %d follows %d", text, token.Position, position)
		}
		if token.Term == "" || token.Exact == "" || !utf8.ValidString(token.Exact) || !utf8.ValidString(token.Term) {
			t.Fatalf("%q: bad spelling in %+v", text, token)
		}
		position, start = token.Position, token.Start
	}
}

// anyText draws text that is rich in what the analysis looks for.
func anyText(t *rapid.T) string {
	piece := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.RuneFrom([]rune("aU.S $5-%(’'§\n,2"))),
		rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 4), func(b []byte) string { return string(b) }),
		rapid.SampledFrom([]string{" ", ". ", "U.S. ", "15 CFR ", "744.23(a)", "July ", "28", ", 2025", "$5", " billion", "10-", "15%",
			"3A090", ".a", "华为公司", "Sec. ", "No. ", "The ", "\n", "\n\n", "; ", "“Go.” ", "twenty-", "one ", "hundred ", "days ", "and ", "to ",
			"heading ", "9903.01.25", "E.O. ", "14257", "Pub. L. ", "118-50", "BIS-2025-0012", "section ", " of title 50", "re-", "export"}))
	return strings.Join(rapid.SliceOfN(piece, 0, 30).Draw(t, "pieces"), "")
}

func BenchmarkAnalyze(b *testing.B) {
	text := articles(b, 2<<20)
	var passages []string // as they come at indexing time
	for len(text) > 800 {
		passages, text = append(passages, text[:800]), text[800:]
	}
	b.SetBytes(int64(800 * len(passages)))
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range passages {
			Analyze(p)
		}
	}
}
