package analysis

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func identifiers(text string) string {
	var out []string
	for _, t := range Analyze(text) {
		if t.Class == Identifier {
			out = append(out, t.Term)
		}
	}
	return strings.Join(out, " ")
}

// Every spelling in a row gives the same identifiers: a question in any of them finds a text in any other.
func TestIdentifiersInEverySpelling(t *testing.T) {
	for _, c := range []struct {
		want  string
		texts []string
	}{
		{"eccn:3a090", []string{"3A090", "3a090", "ECCN 3A090", "(3A090)", "3A090.", "under ECCN 3A090, which"}},
		{"eccn:3a090.a eccn:3a090", []string{"3A090.a", "3a090.a", "ECCN 3A090.a.", "3A090.A", "3A090a"}},
		{"eccn:3a090.a.1 eccn:3a090.a eccn:3a090", []string{"3A090.a.1", "3a090.a.1"}},
		{"eccn:5a992.c eccn:5a992", []string{"5A992.c", "5a992.c:"}},
		{"eccn:3a001.b.12.b eccn:3a001.b.12 eccn:3a001.b eccn:3a001", []string{"3A001.b.12.b"}},
		{"eccn:3a090 eccn:4a090", []string{"ECCNs 3A090 and 4A090", "3A090/4A090"}},

		{"cfr:744.23 cfr:744", []string{"15 CFR 744.23", "15 C.F.R. § 744.23", "15 C.F.R. §744.23", "§ 744.23", "§744.23", "Sec. 744.23",
			"Section 744.23", "section 744.23 of the EAR", "744.23", "15 CFR section 744.23", "15 CFR Sec. 744.23", "§\u00a0744.23", "15 cfr 744.23"}},
		{"cfr:744.23(a)(2) cfr:744.23(a) cfr:744.23 cfr:744", []string{"15 C.F.R. § 744.23(a)(2)", "§ 744.23(a)(2)", "Sec. 744.23(a)(2).", "744.23(a)(2)",
			"15 CFR 744.23(A)(2)"}},
		{"cfr:744.23(a)(2)(i) cfr:744.23(a)(2) cfr:744.23(a) cfr:744.23 cfr:744", []string{"§ 744.23(a)(2)(i)", "section 744.23(a)(2)(i)"}},
		{"cfr:744", []string{"Part 744", "part 744", "15 CFR part 744", "15 CFR 744", "15 CFR Part 744"}},
		{"cfr:734 cfr:744", []string{"15 CFR parts 734 and 744", "Parts 734 and 744", "parts 734, 744", "15 CFR 734 and 744"}},
		{"cfr:744.21 cfr:744 cfr:744.22 cfr:744 cfr:744.23 cfr:744", []string{"§§ 744.21, 744.22, and 744.23", "15 CFR 744.21, 744.22 and 744.23",
			"Sections 744.21, 744.22, or 744.23"}},
		{"cfr:30.7 cfr:30", []string{"15 CFR 30.7", "§ 30.7"}},
		{"sec:301", []string{"Section 301", "section 301", "Sec. 301", "§ 301", "§301", "Section 301 tariffs", "SECTION 301"}},
		{"sec:5949(a) sec:5949", []string{"section 5949(a)", "Sec. 5949(a)"}},
		{"", []string{"part 2", "Part II", "section chief", "744 firms", "744.5.1", "the 744.x"}},

		{"fr:90-4544", []string{"90 FR 4544", "90 Fed. Reg. 4544", "90 Fed. Reg. 4,544", "90 F.R. 4544", "90 fr 4544", "90 Fed Reg 4544"}},
		{"frdoc:2025-00636", []string{"FR Doc. 2025-00636", "FR Doc. No. 2025–00636"}},
		{"docket:bis-2025-0012", []string{"BIS-2025-0012", "bis-2025-0012", "Docket No. BIS-2025-0012", "BIS–2025–0012"}},
		{"docket:ustr-2024-0016", []string{"USTR-2024-0016", "docket ustr-2024-0016"}},
		{"docket:ustr-2024-0016-0345 docket:ustr-2024-0016", []string{"USTR-2024-0016-0345"}},
		{"docket:250108-0012", []string{"250108-0012", "Docket No. 250108–0012"}},
		{"rin:0694-aj90", []string{"RIN 0694-AJ90", "0694-AJ90", "rin 0694-aj90", "RIN 0694–AJ90"}},
		{"eo:14257", []string{"EO 14257", "E.O. 14257", "Executive Order 14257", "executive order 14257", "Executive Order No. 14257", "Exec. Order 14257", "eo 14257"}},
		{"eo:14195 eo:14228", []string{"Executive Orders 14195 and 14228", "EO 14195, 14228"}},
		{"procl:10962", []string{"Proclamation 10962", "Proclamation No. 10962"}},
		{"pl:118-50", []string{"Pub. L. 118-50", "Pub. L. No. 118-50", "Public Law 118-50", "P.L. 118–50", "public law 118-50", "Pub.L. 118-50", "PL 118-50"}},
		{"usc:50-4801", []string{"50 U.S.C. 4801", "50 USC 4801", "50 U.S.C. § 4801", "50 U.S.C. §4801", "50 U.S.C. sec. 4801", "section 4801 of title 50", "50 usc 4801"}},
		{"usc:19-2411(b) usc:19-2411", []string{"19 U.S.C. 2411(b)", "19 USC § 2411(b)"}},

		{"hts:8541.40 hts:8541", []string{"8541.40", "HTSUS 8541.40", "subheading 8541.40", "HTS 8541.40", "heading 854140"}},
		{"hts:8542.31.00 hts:8542.31 hts:8542", []string{"8542.31.00", "HTS code 8542.31.00", "HTSUS subheading 8542.31.00", "HTS 85423100"}},
		{"hts:8542.31.00.00 hts:8542.31.00 hts:8542.31 hts:8542", []string{"8542.31.0000", "8542.31.00.00", "HTS 8542310000"}},
		{"hts:9903.01.25 hts:9903.01 hts:9903", []string{"9903.01.25", "HTSUS 9903.01.25", "heading 9903.01.25", "Heading 9903.01.25 of the HTSUS"}},
		{"hts:8541", []string{"heading 8541", "HTS heading 8541", "HTSUS 8541"}},
		{"hts:9903.01.24 hts:9903.01 hts:9903 hts:9903.01.25 hts:9903.01 hts:9903", []string{"headings 9903.01.24 and 9903.01.25", "9903.01.24 and 9903.01.25"}},

		{"date:2025-07-28 month:2025-07 day:07-28", []string{"July 28, 2025", "28 July 2025", "Jul. 28, 2025", "Jul 28 2025", "2025-07-28", "7/28/2025", "07/28/2025",
			"July 28th, 2025", "28th of July 2025", "the 28th July, 2025", "july 28 2025", "July\u00a028,\u00a02025", "July 28,\n2025", "JULY 28, 2025", "28 Jul. 2025"}},
		{"month:2025-07", []string{"July 2025", "July, 2025", "Jul. 2025", "july 2025", "in July 2025."}},
		{"day:07-28", []string{"July 28", "28 July", "Jul. 28", "July 28th", "the 28th of July", "on july 28"}},
		{"date:2025-05-12 month:2025-05 day:05-12", []string{"May 12, 2025", "12 May 2025", "may 12 2025"}},
		{"day:05-12", []string{"May 12", "on may 12", "12 May"}},
		{"", []string{"it may 12", "may 20 firms", "February 30", "13/45/2025", "the 28th", "July 45"}},
		{"date:2025-07-28 month:2025-07 day:07-28 date:2025-07-29 month:2025-07 day:07-29", []string{"July 28-29, 2025", "July 28–29, 2025", "July 28 and 29, 2025",
			"28-29 July 2025", "28 and 29 July 2025", "July 28 to 29, 2025"}},
		{"date:2025-07-28 month:2025-07 day:07-28 date:2025-08-02 month:2025-08 day:08-02", []string{"from July 28, 2025 to August 2, 2025", "2025-07-28 - 2025-08-02"}},

		{"usd:5500000000", []string{"$5.5 billion", "USD 5.5bn", "$5.5B", "5.5 billion dollars", "US$5.5 billion", "5.5 billion U.S. dollars", "$5.5bn", "$5,500,000,000",
			"5.5bn USD", "USD 5.5 billion", "$5.50 billion", "5.5-billion-dollar", "$5500 million", "5.5 billion US dollars", "$ 5.5 billion"}},
		{"usd:800", []string{"$800", "800 dollars", "US$ 800", "eight hundred dollars", "$800.00", "USD 800"}},
		{"eur:93000000000", []string{"€93 billion", "93 billion euros", "EUR 93bn"}},
		{"gbp:2000000", []string{"£2 million", "£2m", "2 million pounds"}},
		{"cny:10000000", []string{"10 million yuan", "RMB 10 million", "¥10 million", "CNY 10m", "10 million renminbi"}},
		{"usd:5000000000 usd:10000000000", []string{"$5-10 billion", "$5 to $10 billion", "$5 billion to $10 billion", "$5–$10 billion"}},
		{"", []string{"the-2025-2030-plan", "war-0530-2025", "2025.12.17"}},
		{"", []string{"C$5 billion", "5 billion people", "HK$20"}},

		{"pct:145", []string{"145%", "145 percent", "145 per cent", "145 pct", "145 %", "145-percent", "145.0%", "one hundred forty-five percent", "one hundred and forty-five per cent"}},
		{"pct:20", []string{"20%", "20 percent", "20 per cent", "twenty percent", "20％"}},
		{"pct:7.5", []string{"7.5%", "7.5 percent", "7.50%"}},
		{"pct:10 pct:15", []string{"10-15%", "10 to 15 percent", "10% to 15%", "10–15 per cent"}},

		{"dur:90d", []string{"90 days", "90-day", "ninety days", "ninety-day", "90 day truce", "90‑day", "90 calendar days"}},
		{"dur:1y", []string{"one year", "1 year", "one-year", "a 1-year pause"}},
		{"dur:24h", []string{"24 hours", "24-hour", "twenty-four hours"}},
	} {
		for _, text := range c.texts {
			if diff := cmp.Diff(c.want, identifiers(text)); diff != "" {
				t.Errorf("%q: %s", text, diff)
			}
		}
	}
}

func TestIdentifiersInRunningText(t *testing.T) {
	text := "On July 28, 2025, BIS (90 FR 4544) added 42 firms under § 744.11(a) for 90 days; Nvidia took a $5.5 billion charge."
	want := "date:2025-07-28 month:2025-07 day:07-28 fr:90-4544 cfr:744.11(a) cfr:744.11 cfr:744 dur:90d usd:5500000000"
	if diff := cmp.Diff(want, identifiers(text)); diff != "" {
		t.Error(diff)
	}
}

func TestIdentifierCoversWhatItStandsFor(t *testing.T) {
	for _, c := range []struct{ text, term, want string }{
		{"see § 744.23(a)(2), which", "cfr:744.23(a)(2)", "744.23(a)(2)"},
		{"a 145% duty", "pct:145", "145%"},
		{"on July 28, 2025, they", "date:2025-07-28", "July 28, 2025"},
		{"worth 5.5 billion dollars now", "usd:5500000000", "5.5 billion dollars"},
		{"ECCN 3A090.a items", "eccn:3a090.a", "3A090.a"},
	} {
		got := ""
		for _, token := range Analyze(c.text) {
			if token.Term == c.term {
				got = c.text[token.Start:token.End]
			}
		}
		if got != c.want {
			t.Errorf("%q: %s covers %q, want %q", c.text, c.term, got, c.want)
		}
	}
}

func TestScheme(t *testing.T) {
	for _, token := range Analyze("the 20% rate") {
		want := ""
		if token.Class == Identifier {
			want = "pct"
		}
		if got := token.Scheme(); got != want {
			t.Errorf("%+v: scheme %q, want %q", token, got, want)
		}
	}
}
