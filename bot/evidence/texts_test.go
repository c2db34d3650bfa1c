package evidence

import (
	"fmt"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestTextsAreDividedOnce divides more texts than are kept, from several goroutines: each comes out as it does by itself,
// and never are more kept than twice keptTexts.
func TestTextsAreDividedOnce(t *testing.T) {
	var kept texts
	var done sync.WaitGroup
	for range 3 {
		done.Go(func() {
			for i := range 3 * keptTexts {
				text := fmt.Sprintf("- Rule %d took effect. The others did not.", i%(2*keptTexts+1))
				var alone texts
				if diff := cmp.Diff(alone.divide(text), kept.divide(text), cmp.AllowUnexported(dividedText{})); diff != "" {
					t.Errorf("%q (-alone +kept):\n%s", text, diff)
					return
				}
			}
		})
	}
	done.Wait()
	if len(kept.recent) > keptTexts || len(kept.before) > keptTexts {
		t.Errorf("%d and %d texts kept", len(kept.recent), len(kept.before))
	}
	if last := kept.divide("Once."); kept.divide("Once.") != last {
		t.Error("a text was divided twice")
	}
}

func TestNoText(t *testing.T) {
	var kept texts
	if d := kept.divide(""); len(d.tokens) != 0 || len(d.sentences) != 0 {
		t.Errorf("nothing divided is %+v", d)
	}
}
