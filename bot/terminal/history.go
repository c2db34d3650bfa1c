package terminal

import (
	"fmt"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"parley/corpus"
	"parley/index/analysis"
)

// History tells what became of an article, the latest change first: when each version was replaced, and the sentences that
// went and came. versions are those before a, the oldest first, as Store.Versions has them.
func History(a corpus.Article, versions []corpus.Version, s Style) string {
	p := &page{style: s}
	p.put(0, strong, Plain(a.Title))
	p.put(0, faint, strings.Join(about(a), ", "))
	if len(versions) == 0 {
		p.gap()
		p.put(0, plain, "It has not changed since it came in.")
		return p.String()
	}
	after := a
	for n := len(versions) - 1; n >= 0; n-- {
		v := versions[n]
		p.gap()
		p.put(0, plain, fmt.Sprintf("Version %d, until %s:", v.N, v.Replaced.UTC().Format("2 January 2006, 15:04 UTC")))
		for _, line := range changes(v.Article, after) {
			paint := faint
			if line[0] == '+' {
				paint = plain
			}
			p.hang(2, line[:1]+" ", paint, line[1:])
		}
		after = v.Article
	}
	return p.String()
}

// changes returns the lines that became others, “-” before those that went and “+” before those that came.
func changes(before, after corpus.Article) []string {
	var changed []string
	text := string(diff.Diff("before", inLines(before), "after", inLines(after)))
	for line := range strings.Lines(text[max(0, strings.Index(text, "\n@@ ")):]) { // behind its heading
		if line[0] == '-' || line[0] == '+' {
			changed = append(changed, strings.TrimSuffix(line, "\n"))
		}
	}
	return changed
}

// inLines returns title, day and sentences, a line each.
func inLines(a corpus.Article) []byte {
	text := Plain(a.Title) + "\n" + string(a.Published) + "\n"
	for _, s := range analysis.Sentences(a.Text) {
		text += Plain(strings.Join(strings.Fields(a.Text[s.Start:s.End]), " ")) + "\n"
	}
	return []byte(text)
}
