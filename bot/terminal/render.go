package terminal

import (
	"slices"

	"parley/bot/answer"
)

// How much of an answer is shown at once. The rest is for "more".
const (
	mostShown   = 3 // quotations
	mostRelated = 3 // articles named without a quotation
	mostSources = 2 // documents a quotation rests on
	mostCopies  = 4 // other publishers of the same story
)

// Render returns an answer as a person reads it: the quotation that answers, word for word, with its
// source; at most two more; sources worth reading besides; and Parley's own remarks. It ends with a line
// break. Nothing in an answer can move the cursor, set a colour or pose as a link: the only escape
// sequences are those s allows.
func Render(a answer.Answer, s Style) string {
	p := &page{style: s}
	switch a.Kind {
	case answer.Help:
		p.help(a)
	case answer.Nothing:
		p.nothing(a)
	case answer.Unsure:
		p.put(0, warn, "No passage answers this directly. Closest:")
		p.closest(a)
	default:
		p.direct(a)
	}
	return p.String()
}

// direct sets the first quotation off from what only supports it.
func (p *page) direct(a answer.Answer) {
	for i, q := range a.Quotes[:min(len(a.Quotes), mostShown)] {
		switch i {
		case 0:
			p.quote(0, strong, q, a.Citations)
			continue
		case 1:
			p.gap()
			p.put(0, strong, "Also:")
		}
		p.quote(2, plain, q, a.Citations)
	}
	p.later(a)
	p.related(a, "Related:")
	p.notices(a.Notices)
}

// later quotes what became of what the first quotation tells.
func (p *page) later(a answer.Answer) {
	for i, q := range a.Later {
		if i == 0 {
			p.gap()
			p.put(0, strong, "Later:")
		}
		p.quote(2, plain, q, a.Citations)
	}
}

// closest indents every quotation: none of them is the answer.
func (p *page) closest(a answer.Answer) {
	for _, q := range a.Quotes[:min(len(a.Quotes), mostShown)] {
		p.quote(2, plain, q, a.Citations)
	}
	p.related(a, "Related:")
	p.notices(a.Notices)
}

// related names the articles behind further sentences, each once, leaving out those already quoted.
func (p *page) related(a answer.Answer, heading string) {
	named := map[string]bool{}
	for _, q := range slices.Concat(a.Quotes[:min(len(a.Quotes), mostShown)], a.Later) {
		if c, ok := cited(a.Citations, q.Citation); ok {
			named[c.Article] = true
		}
	}
	shown := 0
	for _, q := range a.Related {
		c, ok := cited(a.Citations, q.Citation)
		if !ok || named[c.Article] || shown == mostRelated {
			continue
		}
		if shown == 0 {
			p.gap()
			p.put(0, strong, heading)
		}
		named[c.Article] = true
		shown++
		p.source(2, c)
	}
}

// notices writes remarks, those that cast doubt on a quotation so that they are seen.
func (p *page) notices(notices []answer.Notice) {
	if len(notices) > 0 {
		p.gap()
	}
	for _, n := range notices {
		p.put(0, noticePaint(n.Kind), remark(n))
	}
}

// remark is a notice as people read it: a question to ask instead says that it is one.
func remark(n answer.Notice) string {
	if n.Kind == "try" {
		return "Try: " + n.Text
	}
	return n.Text
}

func noticePaint(kind string) string {
	switch kind {
	case "error", "newer", "superseded", "passed", "conflict", "index":
		return warn
	}
	return faint
}

// nothing says what was searched, then the ways on.
func (p *page) nothing(a answer.Answer) {
	searched, ways := "Nothing in the articles comes near this question.", []answer.Notice{}
	for _, n := range a.Notices {
		if n.Kind == "searched" {
			searched = n.Text
		} else {
			ways = append(ways, n)
		}
	}
	p.put(0, warn, searched)
	p.related(a, "Nearest, but no answer:")
	if len(ways) == 0 {
		ways = append(ways, answer.Notice{Text: "Try other words, or the number of a rule, such as 15 CFR 744.11 or ECCN 3A090."})
	}
	p.gap()
	for _, n := range ways {
		p.put(0, plain, remark(n))
	}
}

// help says what can be asked. What went wrong with the message comes first.
func (p *page) help(a answer.Answer) {
	intro := "Ask about the US-China trade talks or the technology export rules, in your own words."
	for _, n := range a.Notices {
		if n.Kind == "help" {
			intro = n.Text
			continue
		}
		p.put(0, noticePaint(n.Kind), n.Text)
		p.gap()
	}
	p.put(0, plain, intro)
	p.gap()
	p.put(0, strong, "For example:")
	for _, example := range []string{
		"Who met at the Stockholm trade talks, and what was agreed?",
		"When does the affiliates rule take effect?",
		"What does ECCN 3A090 cover?",
	} {
		p.put(2, plain, example)
	}
}
