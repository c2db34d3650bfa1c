package evidence

import "parley/index/analysis"

// An oppose is a term of the question with the terms that say the opposite: a sentence that holds one of them
// and not the term itself tells of something else.
type oppose struct {
	term      string
	opposites []string
}

// opposites finds the terms among tokens that have an opposite.
func opposites(tokens []analysis.Token) []oppose {
	var found []oppose
	for _, t := range tokens {
		if t.Class == analysis.Identifier {
			continue
		}
		for _, pair := range antonyms {
			for side, group := range pair {
				for _, word := range group {
					if word == t.Exact {
						found = append(found, oppose{t.Exact, pair[1-side]})
					}
				}
			}
		}
	}
	return found
}

// against reports whether a sentence holds the opposite of a word asked for, and not the word.
func (s sought) against(r read) bool {
	for _, o := range s.opposed {
		same, other := false, false
		for _, t := range r.tokens {
			same = same || t.Exact == o.term
			for _, w := range o.opposites {
				other = other || t.Exact == w
			}
		}
		if other && !same {
			return true
		}
	}
	return false
}

// antonyms are words of opposite meaning: those people ask about, in the forms they take.
var antonyms = [...][2][]string{
	{{"increase", "increased", "increases", "raise", "raised", "raises", "rise", "rose", "higher", "grew", "grow"}, {"decrease", "decreased", "decreases", "reduce", "reduced", "reduces", "lower", "lowered", "cut", "cuts", "fall", "fell", "declined", "decline"}},
	{{"import", "imports", "imported", "importing", "importers"}, {"export", "exports", "exported", "exporting", "exporters"}},
	{{"add", "added", "adds", "adding", "additions"}, {"remove", "removed", "removes", "removing", "removal", "removals"}},
	{{"begin", "began", "start", "started", "starts", "begins"}, {"end", "ended", "ends", "finish", "finished", "expire", "expires", "expired"}},
	{{"impose", "imposed", "imposes"}, {"suspend", "suspended", "suspends", "lift", "lifted", "revoked", "terminated", "paused"}},
	{{"allow", "allowed", "allows", "permit", "permitted", "legal"}, {"ban", "banned", "prohibit", "prohibited", "prohibits", "forbidden", "illegal", "denied"}},
	{{"accept", "accepted", "approve", "approved", "agree", "agreed"}, {"reject", "rejected", "refuse", "refused", "deny", "denied", "disagreed"}},
	{{"win", "won", "wins", "winner", "victory"}, {"lose", "lost", "loses", "loser", "defeat", "defeated"}},
	{{"before", "prior", "preceded"}, {"after", "following", "succeeded"}},
	{{"largest", "biggest", "highest", "most", "greatest", "maximum"}, {"smallest", "lowest", "least", "fewest", "minimum"}},
	{{"large", "larger", "big", "bigger", "high", "long", "longer"}, {"small", "smaller", "little", "low", "short", "shorter"}},
	{{"north", "northern"}, {"south", "southern"}},
	{{"east", "eastern"}, {"west", "western"}},
	{{"buy", "bought", "purchase", "purchased", "buys"}, {"sell", "sold", "sells", "sale"}},
	{{"join", "joined", "enter", "entered"}, {"leave", "left", "withdrew", "quit"}},
	{{"first", "oldest", "earliest", "old", "older"}, {"last", "newest", "latest", "new", "newer"}},
	{{"public"}, {"private"}}, {{"positive"}, {"negative"}}, {{"male", "men", "man"}, {"female", "women", "woman"}},
	{{"internal", "domestic"}, {"external", "foreign"}}, {{"direct"}, {"indirect"}}, {{"always"}, {"never"}}, {{"upper"}, {"lower"}},
	{{"rich", "wealthy"}, {"poor"}}, {{"strong", "stronger"}, {"weak", "weaker"}}, {{"success", "succeeded", "successful"}, {"failure", "failed", "unsuccessful"}},
	{{"support", "supported", "favor", "favored"}, {"oppose", "opposed", "opposition", "criticized"}},
	{{"create", "created", "build", "built", "founded", "establish", "established"}, {"destroy", "destroyed", "abolished", "dissolved"}},
	{{"easy", "easier"}, {"hard", "difficult", "harder"}}, {{"possible"}, {"impossible"}}, {{"similar", "same"}, {"different", "differ"}},
}
