package analysis

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestAnalyzer analyzes texts that share words, and more words than are kept, from several goroutines.
func TestAnalyzer(t *testing.T) {
	var many strings.Builder
	for i := range 2 * mostStems {
		fmt.Fprintf(&many, "exports%c%c%c ", 'a'+i%26, 'a'+i/26%26, 'a'+i/26/26)
	}
	var a Analyzer
	var done sync.WaitGroup
	for range 3 {
		done.Go(func() {
			for _, text := range []string{"Exporters exporting chips.", many.String(), "", "Chips exported by EXPORTERS", "出口管制", "§ 744.23 exporters"} {
				if diff := cmp.Diff(Analyze(text), a.Analyze(text)); diff != "" {
					t.Errorf("%.40q (-function +method):\n%s", text, diff)
				}
			}
		})
	}
	done.Wait()
	if kept, _ := a.kept.Get().(stems); len(kept) > mostStems {
		t.Errorf("%d stems kept", len(kept))
	}
}
