package bot

import "parley/corpus"

// A Message is one question as a face hands it over, markup stripped.
type Message struct {
	ID          string     // the asker's own name for it, handed back in the answer; may be ""
	Text        string     // what was written
	Earlier     []string   // turns of the same thread before it, oldest first, questions and answers in turn
	AsOf        corpus.Day // the day the asker stands on; nothing later may be used. "" for now
	Passages    int        // how many places of the ranking to report; 0 for 10, less for none
	Collections []string   // only these are searched; none for all
	Retold      bool       // articles published after AsOf may be quoted too, where their words rest on documents that were out by then
}
