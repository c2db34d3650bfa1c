package evidence

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/index/analysis"
)

// What a reader checks in a sentence, beside how many words it shares with the question.
const (
	signValue = iota
	signValueNear
	signCounted
	signNewNames
	signNewWords
	signNamed
	signFigure
	signFocus
	signExtreme
	signPlain
	signNamedAround
	signPlainAround
	signYear
	signYearApart
	signHolds
	signForeseen
	signAgainst
	signDenied
	signWindow
	signDefines
	signFragment
	signCites
	signOrders
	signPromises
	signRecites
	signBest
	signParagraph
	signNextValue
	signQuoted
	signAsked
	signAskedKind
	signRelated
	signRelatedAround
	signOpens
	signLead
	signPresent
	signPast
	signAgreed
	signTells
	signTellsOther
	signItems
	signUnknown
	signDefined
	signNameless
	signScarce
	signScarceAround
	signBeyond
	signAnswered
	signAnsweredMissing
	signFeatures
)

func describeSign() [signFeatures]feature {
	return [signFeatures]feature{
		signValue:           {"value", "it states a value of the kind asked for that the question did not name", 1},
		signValueNear:       {"value near", "how near that value stands to a word of the question, 1 beside it, ½ eight words off", 1},
		signCounted:         {"counted", "a number stands right before the thing to be counted", 1},
		signNewNames:        {"new names", "names the question did not name, where names are asked for, three counting 1", 1},
		signNewWords:        {"new words", "words beyond the question's, 20 counting 1", 0},
		signNamed:           {"named", "share of the names asked for that it holds", 1},
		signFigure:          {"figure", "share of the numbers, dates and identifiers asked for that it holds", 1},
		signFocus:           {"focus", "share of the kind of thing asked for that it holds", 0},
		signExtreme:         {"extreme", "share of “first”, “largest” and the like that it holds", 1},
		signPlain:           {"plain", "share of the other words asked for that it holds", 1},
		signNamedAround:     {"named around", "share of the names that it, the title, the headings and the sentence before hold", 1},
		signPlainAround:     {"plain around", "the same for the other words", 1},
		signYear:            {"year", "it names a year asked about, or years on both sides of it", 1},
		signYearApart:       {"year apart", "it names years, the nearest so far from the year asked about, ten years counting 1", -1},
		signHolds:           {"holds", "the last year named up to it is not after the year asked about, and the next not before", 1},
		signForeseen:        {"foreseen", "it was published before the day asked about", -1},
		signAgainst:         {"against", "it holds the opposite of a word asked for", -1},
		signDenied:          {"denied", "it denies and the question does not, or the other way round", -1},
		signWindow:          {"window", "the most of the question's weight within twelve words", 1},
		signDefines:         {"defines", "it says what something is, and that is asked", 1},
		signFragment:        {"fragment", "it opens in the middle of a sentence", -1},
		signCites:           {"cites", "share of its words that are numbers and identifiers", 0},
		signOrders:          {"orders", "it says what shall be", 0},
		signPromises:        {"promises", "it says what will or may be, and what happened is asked", 0},
		signRecites:         {"recites", "it recalls what was decided elsewhere", -1},
		signBest:            {"best", "how far its share of the question's weight lies below the best of all sentences", -1},
		signParagraph:       {"paragraph", "it stands behind a line break", 0},
		signNextValue:       {"next value", "it states no value of the kind asked for and the sentence behind it does", 0},
		signQuoted:          {"quoted", "it holds spoken words", 0},
		signAsked:           {"asked", "how like the question is to one that it is said to answer", 1},
		signAskedKind:       {"asked kind", "the same of those that want the same kind of value", 1},
		signRelated:         {"related", "share of the question's weight in it, words of like meaning counting in part", 1},
		signRelatedAround:   {"related around", "the same with the title, the headings and the sentence before", 1},
		signOpens:           {"opens", "share of the question's weight within its first eight words", 1},
		signLead:            {"article's lead", "it opens its article", 0},
		signPresent:         {"present", "it says how things stand, and that is asked", 1},
		signPast:            {"past", "it only tells what was, and how things stand is asked", -1},
		signAgreed:          {"agreed", "the most of the question's weight in a sentence of another article that states the same value", 1},
		signTells:           {"tells", "it tells a relation asked for: since when, until when, what changed, a list", 1},
		signTellsOther:      {"tells other", "it tells only since when where until when is asked, or the other way round", -1},
		signItems:           {"items", "a list is asked for, and so many things it enumerates, eight counting 1", 1},
		signUnknown:         {"unknown", "it says that something is not known", 0},
		signDefined:         {"defined", "it is asked what something is, and so much of the question's weight it says the nature of", 1},
		signNameless:        {"nameless", "names are asked for, and it holds none that is new and no list", -1},
		signScarce:          {"scarce", "share of the question in it, each word weighing as much as few sentences hold it", 1},
		signScarceAround:    {"scarce around", "the same with the title, the headings and the sentence before", 1},
		signBeyond:          {"beyond", "share of the question's weight in it, of what title and headings lack", 1},
		signAnswered:        {"answered", "share of the question's weight in it, the likest question it is said to answer, title and headings", 1},
		signAnsweredMissing: {"answered missing", "the rarest word asked for that all of these lack, as a share of the rarest", -1},
	}
}

// signs looks at sentence j of candidate i. best is the highest coverage of all sentences.
func (s *study) signs(i, j int, best float64, stated agreement) (v [signFeatures]float64) {
	r := s.readings[i]
	this := r.sentences[j]
	if s.sought.values != 0 || s.sought.names {
		s.signValues(&v, this, valuesOf(this))
	}
	s.signParts(&v, i, j)
	s.signTime(&v, i, j)
	v[signForeseen] = one(s.sought.happened && s.sought.foreseen(s.candidates[i].Article.Published))
	v[signAgainst] = one(s.sought.against(this))
	v[signDenied] = one(denies(this) != s.sought.denied)
	v[signWindow] = s.terms.tight(this.mentions)
	v[signNewWords] = math.Min(2, float64(max(0, this.words-len(this.mentions)))/20)
	v[signBest] = best - s.terms.covered(this.found)
	if s.sought.values != 0 && v[signValue] == 0 && j+1 < len(r.sentences) {
		v[signNextValue] = one(states(valuesOf(r.sentences[j+1]), s.sought.values))
	}
	v[signRelated] = s.terms.covered(this.related)
	near := append([]float64(nil), this.related...)
	merge(near, r.above)
	if j > 0 {
		merge(near, r.sentences[j-1].related)
	}
	v[signRelatedAround] = s.terms.covered(near)
	v[signOpens] = s.terms.opens(this)
	v[signLead] = one(s.candidates[i].Hit.Start == 0 && j == 0)
	if s.sought.present {
		v[signPresent], v[signPast] = one(tellsPresent(this)), one(tellsPast(this))
	}
	v[signAgreed] = stated.with(s, i, this)
	s.signRelations(&v, this)
	signForm(&v, this)
	if asked := s.asked[i]; asked != nil {
		v[signAsked], v[signAskedKind] = asked[j].words, asked[j].kind
	}
	told := s.toldBy(i, j)
	v[signAnswered], v[signAnsweredMissing] = s.terms.covered(told), s.terms.missing(told)
	v[signPromises] *= one(s.sought.happened)
	v[signDefines] = one(s.sought.defines && definition(this))
	if at := this.span.Start; at > 0 {
		v[signParagraph] = one(s.candidates[i].text()[at-1] == '\n')
	}
	return v
}

// signValues looks for the value asked for.
func (s *study) signValues(v *[signFeatures]float64, r read, found []value) {
	names := 0.0
	nearest := math.Inf(1)
	for _, f := range found {
		if f.kind == nameValue {
			names++
		}
		if f.kind&s.sought.values == 0 {
			continue
		}
		v[signValue] = 1
		for _, m := range r.mentions {
			nearest = math.Min(nearest, math.Abs(float64(m.position-f.position)))
		}
		if f.kind&countValue != 0 && s.counts(r, f.position) {
			v[signCounted] = 1
		}
	}
	if v[signValue] > 0 {
		v[signValueNear] = 8 / (8 + nearest - 1)
	}
	if s.sought.names {
		v[signNewNames] = math.Min(1, names/3)
	}
}

// counts reports whether a word asked for as the thing counted stands within three words behind position.
func (s *study) counts(r read, position int) bool {
	for _, m := range r.mentions {
		if gap := m.position - position; gap > 0 && gap <= 3 && s.sought.role[m.term] == focus {
			return true
		}
	}
	return false
}

// signParts measures each part of the question by itself.
func (s *study) signParts(v *[signFeatures]float64, i, j int) {
	r := s.readings[i]
	near := append([]float64(nil), r.sentences[j].found...)
	merge(near, r.above)
	if j > 0 {
		merge(near, r.sentences[j-1].found)
	}
	in, around := s.parts(r.sentences[j].found), s.parts(near)
	v[signScarce], v[signScarceAround] = s.amongSentences.covered(r.sentences[j].found), s.amongSentences.covered(near)
	v[signBeyond] = s.terms.beyond(r.sentences[j].found, r.above)
	v[signNamed], v[signFigure], v[signFocus], v[signExtreme], v[signPlain] = in[named], in[figure], in[focus], in[extreme], in[plain]
	v[signNamedAround], v[signPlainAround] = around[named], around[plain]
}

// parts is, for each role, the share of its weight that was found; 1 where nothing of it was asked for.
func (s *study) parts(found []float64) (v [roles]float64) {
	var all [roles]float64
	for i, share := range found {
		if s.terms.isOwn[i] {
			all[s.sought.role[i]] += s.terms.weight[i]
			v[s.sought.role[i]] += share * s.terms.weight[i]
		}
	}
	for k := range v {
		if all[k] == 0 {
			v[k] = 1
		} else {
			v[k] /= all[k]
		}
	}
	return v
}

// states reports whether any of found is of a kind in want.
func states(found []value, want values) bool {
	for _, f := range found {
		if f.kind&want != 0 {
			return true
		}
	}
	return false
}

func denies(r read) bool {
	for _, t := range r.tokens {
		if t.Class == analysis.Stop && analysis.Negates(t.Exact) {
			return true
		}
	}
	return false
}

// signRelations compares what a sentence tells of its subject with what is asked.
func (s *study) signRelations(v *[signFeatures]float64, r read) {
	v[signUnknown] = one(saysUnknown(r))
	v[signNameless] = one(s.sought.names && !namesAnything(r) && items(r) < 3)
	if s.sought.defines {
		v[signDefined] = s.terms.defined(r)
	}
	if s.sought.relations == 0 {
		return
	}
	told := tellsRelations(r)
	v[signTells] = one(told&s.sought.relations != 0)
	const times = beginning | ending
	if asked := s.sought.relations & times; asked == beginning || asked == ending {
		v[signTellsOther] = one(told&times == times&^asked)
	}
	if s.sought.relations&listing != 0 {
		v[signItems] = math.Min(1, float64(items(r)-1)/7)
	}
}

// signForm looks at what manner of sentence it is.
func signForm(v *[signFeatures]float64, r read) {
	figures := 0.0
	for _, t := range r.tokens {
		switch t.Class {
		case analysis.Number, analysis.Identifier:
			figures++
		}
		switch t.Exact {
		case "shall":
			v[signOrders] = 1
		case "will", "may", "intends", "plans", "expected", "would":
			v[signPromises] = 1
		}
	}
	v[signCites] = share(figures, float64(len(r.tokens)))
	c, _ := utf8.DecodeRuneInString(r.text)
	v[signFragment] = one(unicode.IsLower(c) || c == '[' || c == '(' && strings.HasSuffix(r.text, ")"))
	for _, opening := range []string{"By the authority", "By virtue", "WHEREAS", "Recalling", "In Executive Order", "In Proclamation", "Pursuant to", "Following my", "On "} {
		if strings.HasPrefix(r.text, opening) {
			v[signRecites] = 1
		}
	}
	v[signQuoted] = one(strings.ContainsAny(r.text, "“\""))
}

// definition reports whether the question's words open a sentence and a verb that says what they are follows at once:
// "Parens patriae is …", and not "The rule on fish says that export is …".
func definition(r read) bool {
	if len(r.mentions) == 0 || len(r.tokens) == 0 {
		return false
	}
	first := r.tokens[0].Position
	if r.mentions[0].position > first+4 {
		return false
	}
	for _, t := range r.tokens {
		switch after := t.Position - r.mentions[0].position; {
		case after > 5:
			return false
		case after <= 0:
			continue
		}
		switch t.Exact {
		case "is", "are", "was", "were", "means", "refers", "mean", "refer", "denotes", "called":
			return true
		}
	}
	return false
}
