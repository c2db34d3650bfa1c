package evidence

// A feature is one thing a reader looks at, as a number between about 0 and 1.
type feature struct {
	name    string
	meaning string
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
	passageFeatures
)

func describePassage() [passageFeatures]feature {
	return [passageFeatures]feature{
		passageHit:         {"hit", "the engine's score, as a share of the question's weight"},
		passageLead:        {"lead", "the engine's score, as a share of the best candidate's"},
		passageCoverage:    {"coverage", "share of the question's weight in the passage"},
		passageContext:     {"context", "the same with the article's title and the headings above"},
		passageTitle:       {"title", "share of it in the title and the headings alone"},
		passagePairs:       {"pairs", "share of the question's neighbouring words that stand together"},
		passageSentence:    {"sentence", "the best sentence, as a share of the question's weight"},
		passageSecond:      {"second", "the second sentence likewise"},
		passageArticle:     {"article", "the article's other candidates, the best counting half, the next a quarter …"},
		passageWhole:       {"whole", "share of the question's identifiers that stand in the passage"},
		passageMissing:     {"missing", "the rarest word asked for that is missing, as a share of the rarest"},
		passageTyped:       {"typed", "it holds a value of the kind asked for"},
		passageRecent:      {"recent", "place in time among the candidates, where the question asks how things stand"},
		passageLength:      {"length", "words, 150 counting 1"},
		passageExact:       {"exact", "share of the question's weight found in the very spelling"},
		passageRawHit:      {"strength", "the engine's score by itself, 20 counting 1"},
		passageRawSentence: {"statement", "the best sentence by itself, 20 counting 1"},
		passageRawPairs:    {"phrases", "the neighbouring words that stand together by themselves, 20 counting 1"},
		passageThread:      {"thread", "share of what earlier turns add that stands in the passage, the title or the headings"},
	}
}

// What a sentence is chosen by.
const (
	sentencePassage = iota
	sentencePlace
	sentenceWords
	sentenceCoverage
	sentenceContext
	sentenceExact
	sentencePairs
	sentenceMissing
	sentenceTyped
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
	sentenceFeatures
)

func describeSentence() [sentenceFeatures]feature {
	return [sentenceFeatures]feature{
		sentencePassage:  {"passage", "how the passage was ranked, as the distance from the best"},
		sentencePlace:    {"place", "the passage's place in the ranking, the first counting 1, the second ½ …"},
		sentenceWords:    {"words", "BM25 of the sentence, as a share of the question's weight"},
		sentenceCoverage: {"coverage", "share of the question's weight in the sentence"},
		sentenceContext:  {"context", "the same with the title, the headings and the sentence before"},
		sentenceExact:    {"exact", "share of the question's weight found in the very spelling"},
		sentencePairs:    {"pairs", "share of the question's neighbouring words that stand together"},
		sentenceMissing:  {"missing", "the rarest word asked for that is missing, as a share of the rarest"},
		sentenceTyped:    {"typed", "it holds a value of the kind asked for"},
		sentenceUntyped:  {"untyped", "a kind was asked for and it holds no value of it"},
		sentenceBefore:   {"before", "BM25 of the sentence before"},
		sentenceAfter:    {"after", "BM25 of the sentence after"},
		sentenceBare:     {"bare", "it ends without a stop: a heading, a caption, a cell"},
		sentenceColon:    {"colon", "it ends with a colon: what follows is the point"},
		sentenceShouted:  {"shouted", "share of its letters that are capitals, above the ordinary"},
		sentenceLong:     {"long", "words above 24, 24 more counting 1"},
		sentenceShort:    {"short", "words below 8, none counting 1"},
		sentenceAsks:     {"asks", "it is a question itself"},
		sentenceFirst:    {"first", "it opens its passage"},
		sentenceLeans:    {"leans", "it opens with a word that leans on the sentence before"},
		sentenceNumber:   {"number", "it holds a number"},
		sentenceThread:   {"thread", "share of what earlier turns add that stands in the sentence, the title or the headings"},
		sentenceRecent:   {"recent", "as for passages"},
	}
}

// What confidence is judged by.
const (
	confidenceBias = iota
	confidenceSentence
	confidenceContext
	confidencePassage
	confidenceMissing
	confidenceUnknown
	confidencePairs
	confidenceTyped
	confidenceUntyped
	confidenceMargin
	confidenceLead
	confidenceAliased
	confidenceFeatures
)

func describeConfidence() [confidenceFeatures]feature {
	return [confidenceFeatures]feature{
		confidenceBias:     {"bias", "1"},
		confidenceSentence: {"sentence", "share of the question's weight in the best sentence"},
		confidenceContext:  {"context", "the same with the title, the headings and the sentence before"},
		confidencePassage:  {"passage", "share of it in the sentence's passage, title and headings"},
		confidenceMissing:  {"missing", "the rarest word asked for that the passage lacks, as a share of the rarest"},
		confidenceUnknown:  {"unknown", "share of the question's weight that the corpus never uses"},
		confidencePairs:    {"pairs", "share of the question's neighbouring words that stand together in the sentence"},
		confidenceTyped:    {"typed", "it holds a value of the kind asked for"},
		confidenceUntyped:  {"untyped", "a kind was asked for and it holds no value of it"},
		confidenceMargin:   {"margin", "lead of the best sentence over the next, 3 counting 1"},
		confidenceLead:     {"lead", "lead of the best passage over the best of another article, 3 counting 1"},
		confidenceAliased:  {"aliased", "share of what was found that was found by another word"},
	}
}
