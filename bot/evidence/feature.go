package evidence

// A feature is one thing a reader looks at, as a number between about 0 and 1.
type feature struct {
	name    string
	meaning string
	sign    int // 1: its weight may not be negative; -1: not positive; 0: either
}

// leastPairs is the least that words standing together count: between sentences with the same words,
// the one that keeps the question's phrases is better, though question sets seldom turn on it.
const leastPairs = 0.5

// bounded returns w within the sign of f. A fit on few questions would otherwise learn that, say,
// words standing together speak against a sentence.
func (f feature) bounded(w float64) float64 {
	if float64(f.sign)*w < 0 {
		return 0
	}
	if f.name == "pairs" && f.sign > 0 {
		return max(w, leastPairs)
	}
	return w
}

// What a passage is ranked by.
const (
	passageHit = iota
	passageLead
	passageCoverage
	passageContext
	passageTitle
	passagePairs
	passageSentence
	passageSecond
	passageArticle
	passageWhole
	passageMissing
	passageTyped
	passageRecent
	passageLength
	passageExact
	passageRawHit
	passageRawSentence
	passageRawPairs
	passageThread
	passageNamed
	passageFigure
	passageFocus
	passagePlain
	passageTight
	passageValue
	passageJoined
	passageDated
	passageAsked
	passageAskedKind
	passageRelated
	passageOfficial
	passageScarce
	passageBeyond
	passageAnswered
	passageFeatures
)

func describePassage() [passageFeatures]feature {
	return [passageFeatures]feature{
		passageHit:         {"hit", "the engine's score, as a share of the question's weight", 0},
		passageLead:        {"lead", "the engine's score, as a share of the best candidate's", 1},
		passageCoverage:    {"coverage", "share of the question's weight in the passage", 0},
		passageContext:     {"context", "the same with the article's title and the headings above", 1},
		passageTitle:       {"title", "share of it in the title and the headings alone", 1},
		passagePairs:       {"pairs", "share of the question's neighbouring words that stand together", 1},
		passageSentence:    {"sentence", "the best sentence, as a share of the question's weight", 1},
		passageSecond:      {"second", "the second sentence likewise", 0},
		passageArticle:     {"article", "the article's other candidates, the best counting half, the next a quarter …", 1},
		passageWhole:       {"whole", "share of the question's identifiers that stand in the passage", 0},
		passageMissing:     {"missing", "the rarest word asked for that is missing, as a share of the rarest", 0},
		passageTyped:       {"typed", "it holds a value of the kind asked for", 1},
		passageRecent:      {"recent", "place in time among the candidates, where the question asks how things stand", 1},
		passageLength:      {"length", "words, 150 counting 1", 0},
		passageExact:       {"exact", "share of the question's weight found in the very spelling", 0},
		passageRawHit:      {"strength", "the engine's score by itself, 20 counting 1", 1},
		passageRawSentence: {"statement", "the best sentence by itself, 20 counting 1", 1},
		passageRawPairs:    {"phrases", "the neighbouring words that stand together by themselves, 20 counting 1", 1},
		passageThread:      {"thread", "share of what earlier turns add that stands in the passage, the title or the headings", 1},
		passageNamed:       {"named", "share of the names asked for that stand in the passage, the title or the headings", 1},
		passageFigure:      {"figure", "the same of the numbers, dates and identifiers", 0},
		passageFocus:       {"focus", "the same of the kind of thing asked for", 0},
		passagePlain:       {"plain", "the same of the other words", 0},
		passageTight:       {"tight", "the most of the question's weight within twelve words", 1},
		passageValue:       {"value", "a sentence that holds a word of the question states a value of the kind asked for", 1},
		passageJoined:      {"joined", "share of the question's weight in all candidates of the article and its title together", 1},
		passageDated:       {"dated", "the article is of a day, month or year the question names", 1},
		passageAsked:       {"asked", "how like the question is to one that a sentence of it is said to answer", 1},
		passageAskedKind:   {"asked kind", "the same of those that want the same kind of value", 1},
		passageRelated:     {"related", "share of the question's weight in the passage, title and headings, words of like meaning counting in part", 1},
		passageOfficial:    {"official", "share of what documents say for the question's everyday phrases that stands in the passage, the title or the headings", 1},
		passageScarce:      {"scarce", "share of the question in the passage, title and headings, each word weighing as much as few candidates hold it", 1},
		passageBeyond:      {"beyond", "share of the question's weight in the passage, of what title and headings lack", 1},
		passageAnswered:    {"answered", "share of the question's weight in the best sentence, the likest question it is said to answer, title and headings", 1},
	}
}

// What a sentence is chosen by.
const (
	sentencePassage = iota
	sentencePlace
	sentenceArticle
	sentenceWords
	sentenceCoverage
	sentenceContext
	sentenceExact
	sentencePairs
	sentenceMissing
	sentenceUntyped
	sentenceBefore
	sentenceAfter
	sentenceBare
	sentenceColon
	sentenceShouted
	sentenceLong
	sentenceShort
	sentenceAsks
	sentenceFirst
	sentenceLeans
	sentenceNumber
	sentenceThread
	sentenceRecent
	sentenceOfficial
	sentenceOfficialAround
	sentenceFeatures
)

func describeSentence() [sentenceFeatures]feature {
	return [sentenceFeatures]feature{
		sentencePassage:        {"passage", "how the passage was ranked, as the distance from the best", 1},
		sentencePlace:          {"place", "the passage's place in the ranking, the first counting 1, the second ½ …", 1},
		sentenceArticle:        {"article", "the article's place among articles, likewise", 1},
		sentenceWords:          {"words", "BM25 of the sentence, as a share of the question's weight", 1},
		sentenceCoverage:       {"coverage", "share of the question's weight in the sentence", 1},
		sentenceContext:        {"context", "the same with the title, the headings and the sentence before", 1},
		sentenceExact:          {"exact", "share of the question's weight found in the very spelling", 1},
		sentencePairs:          {"pairs", "share of the question's neighbouring words that stand together", 1},
		sentenceMissing:        {"missing", "the rarest word asked for that is missing, as a share of the rarest", 0},
		sentenceUntyped:        {"untyped", "a kind was asked for and it holds no value of it", -1},
		sentenceBefore:         {"before", "BM25 of the sentence before", 0},
		sentenceAfter:          {"after", "BM25 of the sentence after", 1},
		sentenceBare:           {"bare", "it ends without a stop: a heading, a caption, a cell", 0},
		sentenceColon:          {"colon", "it ends with a colon: what follows is the point", -1},
		sentenceShouted:        {"shouted", "share of its letters that are capitals, above the ordinary", -1},
		sentenceLong:           {"long", "words above 24, 24 more counting 1", 0},
		sentenceShort:          {"short", "words below 8, none counting 1", -1},
		sentenceAsks:           {"asks", "it is a question itself", -1},
		sentenceFirst:          {"first", "it opens its passage", 0},
		sentenceLeans:          {"leans", "it opens with a word that leans on the sentence before", 0},
		sentenceNumber:         {"number", "it holds a number", 1},
		sentenceThread:         {"thread", "share of what earlier turns add that stands in the sentence, the title or the headings", 1},
		sentenceRecent:         {"recent", "as for passages", 1},
		sentenceOfficial:       {"official", "share of what documents say for the question's everyday phrases that stands in the sentence", 1},
		sentenceOfficialAround: {"official around", "the same with the title, the headings and the sentence before", 1},
	}
}
