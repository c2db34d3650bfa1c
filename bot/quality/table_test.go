package quality

import (
	"strings"
	"testing"
)

func TestTable(t *testing.T) {
	figures := []Figures{Sum("trade", "", five()), Sum("trade", "as of a day", nil)}
	figures[0].Took = Took{P50: 1.26e6, P95: 2e6, P99: 1e9}
	var out strings.Builder
	if err := WriteTable(&out, figures); err != nil {
		t.Fatal(err)
	}
	const want = `set            asked  traps  Hit@1  Hit@5 Recall@10 MRR@10 MAP@10 pMAP@10 pass@50    p50    p95    p99
trade              3      2 0.3333 0.6667    0.5000 0.4167 0.4167  0.3333  0.6667    1.3    2.0 1000.0
  as of a day      0      0      –      –         –      –      –       –       –    0.0    0.0    0.0

set            first quote@1 quote@3  given trapped  right  lured  stale    AUC kept.90 kept.95  ECE@1  ECE@3
trade         0.6667  0.3333  0.6667 0.6667  0.5000 0.3333      –      – 0.7500  0.2000  0.2000 0.4000 0.2000
`
	if got := out.String(); !strings.HasPrefix(got, want) || !strings.HasSuffix(got, legend) {
		t.Errorf("got\n%s", got)
	}
}
