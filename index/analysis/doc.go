// Package analysis turns text into what is compared. Articles and questions go through the same code,
// so whatever is written in one spelling is found in every other.
//
// A text passes these steps, one file each:
//
//	scan     cuts the text into words, numbers and runs of Chinese or Japanese
//	fold     gives every word its plain spelling: lower case, no accents, no possessive
//	stop     tells function words from words that carry meaning
//	spelling writes British words as American ones
//	stem     takes endings off, by the Porter2 algorithm
//	finder   reads identifiers over the words: code sections, rules, tariff lines, dates, amounts
//
// Analyze is all of them together. Beside it, Sentences divides a text into what can be quoted, and
// Definitions finds abbreviations where a text introduces them. No function keeps any state; all of
// them take any bytes, valid UTF-8 or not, and may be called at the same time. An Analyzer is for
// many texts that share their words.
package analysis
