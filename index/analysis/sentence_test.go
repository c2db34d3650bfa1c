package analysis

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// A bar stands where a sentence ends and the next begins.
var divided = []string{
	"",
	"One.",
	"no mark at the end",
	"The talks ended.| The truce holds.",
	"Is it over?| Nobody knows.",
	"What?!| Yes.",
	"It rose!| Again.",
	"Prices rose... and fell.",
	"Prices rose...| Then they fell.",
	"Prices rose…| Then they fell.",
	"So . . . it goes on.",
	"So it goes . . .| Then more.",
	"So it was … until it ended …| Then more.",
	"the talks ended .| the truce holds .",
	"First line\n|second line",
	"A wrapped\n|line.| Next.",
	"One.\r\n|Two.",
	"One.\u2028|Two.",
	"One.\n\n|Two.",

	// Countries and acronyms
	"He lives in the U.S.| The rule applies.",
	"The U.S. Treasury agreed.",
	"The U.S. Trade Rep. Jamieson Greer spoke.| He left.",
	"The U.S.-China truce was extended.",
	"Exports from the U.S. rose.| They fell in the E.U.| However, prices held.",
	"It left the U.S.| In 2025 it returned.",
	"The U.S. Will Impose Tariffs on Chips",
	"It works in Washington, D.C.| It has offices.",
	"A.I. Chips are controlled.",
	"The U.S. and China met.",
	"They sold it to the U.K. Government.",

	// Titles and names
	"Dr. Smith spoke.| He left.",
	"Mr. Xi and Mrs. Peng met.",
	"J. D. Vance spoke in Munich.",
	"J.D. Vance spoke.",
	"President Donald J. Trump signed it.| The order took effect.",
	"Sen. Elizabeth Warren wrote to Gov. Newsom.",
	"Lt. Gen. Scott agreed.",
	"They met in St. Petersburg.| Talks began.",
	"Martin Luther King Jr. Day is in January.",
	"It was King Jr.| He agreed.",

	// Companies
	"Apple Inc. reported.| Sales fell.",
	"Nvidia Corp. said so.",
	"He joined Huawei Technologies Co. Ltd. in 2011.",
	"She works at Intel Corp.| The firm grew.",
	"Semiconductor Manufacturing International Corp. Shares fell.",
	"They sell phones, tablets, etc.| The rest is exported.",
	"Smith et al. found this.",

	// Law
	"See Sec. 744.23(a)(2) of the EAR.| It applies.",
	"See 15 C.F.R. § 744.23.| It applies.",
	"Under 50 U.S.C. 4801 et seq. the Secretary may act.",
	"Under 50 U.S.C. 4801 et seq.| The Secretary may act.",
	"It is in 90 Fed. Reg. 4544.| Comments are due.",
	"Pub. L. 118-50 was signed.",
	"It is Order No. 5 of the year.",
	"No. 5 is missing.| No. 6 is here.",
	"Will it pass?| No.| The vote failed.",
	"He said no.| China said yes.",
	"See Art. 5 and Fig. 3.| They differ.",
	"In Learning Resources v. Trump the Court ruled.",
	"Chips, e.g. H20, i.e. Hopper ones, are controlled.",
	"It applies to Supp. No. 4 to Part 744.",
	"Items are listed.| (a) Chips are first.",
	"(a) Scope.| This part applies.| It does.",
	"Sec. Bessent spoke.| So did Amb. Greer.",

	// Numbers, money and dates
	"It cost $5.5 billion.| Sales rose 3.2 percent.",
	"The rate is 145.5%.| It fell.",
	"It happened in 2025.| The rest followed.",
	"On Jan. 20, 2025, he signed.| It took effect on Feb. 1.",
	"It starts in Jan.| The rest is open.",
	"Talks begin at 9 a.m. EST on Monday.",
	"Talks begin at 9 a.m.| Officials gather first.",
	"They ended at 5 p.m. Monday.",
	"They ended at 5 p.m. and left.",
	"It is version 2.0.| The rest follows.",
	"About 42 firms were added.| 23 of them are Chinese.",

	// Quotations
	`"The talks went well," he said.| She agreed.`,
	`He said: "It is over."| She agreed.`,
	`“It is over.”| She agreed.`,
	`“Is it over?” he asked.| She agreed.`,
	`“Stop!” Trump said.| He left.`,
	`"We won."| "They lost."`,
	"He called it ‘a win.’| She agreed.",
	"“A deal is near.” — Scott Bessent",
	"(It was late.)| They left.",
	"They left (it was late).| We stayed.",
	"It ended.[1]| The next began.[2][3]| Then more.",
	"It **ended.**| The next began.",

	// Lists
	"1. The rule applies.| It is final.",
	"a. The rule applies.",
	"iv. The rule applies.",
	"- 2. The rule applies.",
	"The steps are three:\n|1. Apply.\n|2. Wait.",

	// Without spaces, with too many, and not English
	"The rule is at bis.gov and in node.js files.",
	"The talks ended .| The truce holds .",
	"He asked : why ?| Nobody knew .",
	"谈判结束。|中美同意！|是吗？|是。",
	"他说：“结束。”|她同意。",
	"Él llegó.| Él se fue.",
	"  Spaces around.  |  And between.  ",
	"\u00a0The end.\u00a0|\u00a0The start.",
	"bad \xff bytes.| The rest \xfe here.",
}

func TestSentences(t *testing.T) {
	for _, c := range divided {
		text := strings.ReplaceAll(c, "|", "")
		var want, got []string
		for _, s := range strings.Split(c, "|") {
			if s = strings.TrimSpace(s); s != "" {
				want = append(want, s)
			}
		}
		for _, s := range Sentences(text) {
			got = append(got, text[s.Start:s.End])
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

func TestLongSentencesAreCutWhereTheyPause(t *testing.T) {
	some := func(n int) string { return strings.TrimSpace(strings.Repeat("word ", n)) }
	for _, c := range []struct {
		name, text string
		words      []int // of each piece
	}{
		{"short enough", some(120), []int{120}},
		{"last semicolon", some(50) + "; " + some(50) + "; " + some(50), []int{100, 50}},
		{"semicolon before comma", some(60) + "; " + some(30) + ", " + some(60), []int{60, 90}},
		{"enumeration", some(60) + ": (1) " + some(100), []int{60, 101}},
		{"plain colon", some(60) + ": " + some(30) + ", " + some(60), []int{90, 60}},
		{"comma", some(90) + ", " + some(60), []int{90, 60}},
		{"nothing to pause at", some(130), []int{120, 10}},
		{"pause too early", some(5) + "; " + some(80) + ", " + some(60), []int{85, 60}},
	} {
		var words []int
		for _, s := range Sentences(c.text) {
			words = append(words, len(strings.Fields(c.text[s.Start:s.End])))
		}
		if diff := cmp.Diff(c.words, words); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func TestSentencesCoverAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkSentences(t, anyText(t)) })
}

func FuzzSentences(f *testing.F) {
	for _, c := range divided {
		f.Add(strings.ReplaceAll(c, "|", ""))
	}
	f.Fuzz(func(t *testing.T, text string) { checkSentences(t, text) })
}

func checkSentences(t failer, text string) {
	at := 0
	for _, s := range Sentences(text) {
		if s.Start < at || s.End <= s.Start || s.End > len(text) {
			t.Fatalf("%q: span %v out of order", text, s)
		}
		if rest := strings.TrimSpace(text[at:s.Start]); rest != "" {
			t.Fatalf("%q: %q belongs to no sentence", text, rest)
		}
		piece := text[s.Start:s.End]
		if piece != strings.TrimSpace(piece) {
			t.Fatalf("%q: %q is not trimmed", text, piece)
		}
		if strings.ContainsFunc(piece, isBreak) {
			t.Fatalf("%q: %q goes over a line break", text, piece)
		}
		at = s.End
	}
	if rest := strings.TrimFunc(text[at:], unicode.IsSpace); rest != "" {
		t.Fatalf("%q: %q belongs to no sentence", text, rest)
	}
}

func BenchmarkSentences(b *testing.B) {
	text := articles(b, 2<<20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Sentences(text)
	}
}
