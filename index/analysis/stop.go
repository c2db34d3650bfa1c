package analysis

// isStop reports function words of English: articles, pronouns, auxiliaries, conjunctions, prepositions,
// question words, and what an apostrophe leaves behind.
func isStop(word string) bool {
	if len(word) > 10 {
		return false
	}
	switch word {
	case "a", "an", "the", "this", "that", "these", "those",
		"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves", "you", "your", "yours", "yourself",
		"he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself",
		"they", "them", "their", "theirs", "themselves", "one's",
		"am", "is", "are", "was", "were", "be", "been", "being", "do", "does", "did", "doing", "done",
		"have", "has", "had", "having", "can", "could", "will", "would", "shall", "should", "may", "might", "must", "ought",
		"isn't", "aren't", "wasn't", "weren't", "don't", "doesn't", "didn't", "haven't", "hasn't", "hadn't",
		"can't", "cannot", "couldn't", "won't", "wouldn't", "shan't", "shouldn't", "mustn't",
		"i'm", "i've", "i'll", "i'd", "we're", "we've", "we'll", "we'd", "you're", "you've", "you'll", "you'd",
		"he'll", "he'd", "she'll", "she'd", "it'll", "they're", "they've", "they'll", "they'd", "there're", "let's",
		"and", "or", "but", "nor", "if", "then", "than", "because", "while", "although", "though", "unless", "whether", "as", "so",
		"of", "to", "in", "on", "at", "by", "for", "from", "with", "without", "within", "into", "onto", "upon", "about",
		"against", "between", "among", "through", "during", "before", "after", "above", "below", "under", "over", "until",
		"till", "since", "per", "via", "toward", "towards", "up", "down", "out", "off", "except",
		"who", "whom", "whose", "what", "which", "when", "where", "why", "how", "many", "much",
		"here", "there", "again", "further", "once", "both", "each", "few", "more", "most", "some", "any", "other", "such",
		"no", "not", "never", "only", "own", "same", "too", "very", "just", "also", "all",
		"s", "t", "eg", "ie", "etc":
		return true
	}
	return false
}

// Negates reports whether the word of a token, given as its Exact, denies or excepts: "not", "without",
// "isn't". Such words are of class Stop, yet a sentence that holds one may say the opposite of one without.
func Negates(exact string) bool {
	switch exact {
	case "no", "not", "never", "nor", "neither", "none", "without", "except", "unless", "cannot",
		"isn't", "aren't", "wasn't", "weren't", "don't", "doesn't", "didn't", "haven't", "hasn't", "hadn't",
		"can't", "couldn't", "won't", "wouldn't", "shan't", "shouldn't", "mustn't":
		return true
	}
	return false
}
