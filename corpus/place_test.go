package corpus

import (
	"errors"
	"testing"
)

// Each rule is a history: steps change shelves and sync one of them, and tell the report and the
// holdings wanted after it.
func TestRules(t *testing.T) {
	type step struct {
		do     func(a, b *shelf)
		other  bool // syncs shelf b
		report string
		holds  string
	}
	for name, steps := range map[string][]step{
		"added, changed, removed, unchanged": {
			{do: func(a, b *shelf) { a.put("x.md", note("", "one")); a.put("y.md", note("", "two")) }, report: "+2", holds: "x:one y:two"},
			{do: func(a, b *shelf) {}, report: "=2", holds: "x:one y:two"},
			{do: func(a, b *shelf) { a.put("x.md", note("", "one more")) }, report: "~1 =1", holds: "x:one more y:two"},
			{do: func(a, b *shelf) { delete(a.held, "y.md") }, report: "=1 -1", holds: "x:one more"},
			{do: func(a, b *shelf) { a.put("y.md", note("", "two")) }, report: "+1 =1", holds: "x:one more y:two"},
		},
		"a given id is kept": {
			{do: func(a, b *shelf) { a.put("x.md", note("doc/7 ä", "one")) }, report: "+1", holds: "doc/7 ä:one"},
			{do: func(a, b *shelf) { a.put("x.md", note("doc/7 ä", "two")) }, report: "~1", holds: "doc/7 ä:two"},
			{do: func(a, b *shelf) { a.put("x.md", note("new", "three")) }, report: "+1 -1", holds: "new:three"},
		},
		"names made from keys do not collide": {
			{do: func(a, b *shelf) {
				a.put("a/x.md", note("", "one"))
				a.put("a/x.txt", note("", "two"))
			}, report: "+2", holds: "a-x:one a-x-50c873:two"},
			{do: func(a, b *shelf) { delete(a.held, "a/x.md") }, report: "=1 -1", holds: "a-x-50c873:two"},
			{do: func(a, b *shelf) { a.put("a/x.txt", note("", "three")) }, report: "~1", holds: "a-x-50c873:three"},
		},
		"a document of many articles": {
			{do: func(a, b *shelf) { a.put("x.jsonl", note("", "one"), note("", "two"), note("k", "three")) }, report: "+3", holds: "k:three x:one x-2:two"},
			{do: func(a, b *shelf) { a.put("x.jsonl", note("", "two"), note("k", "three")) }, report: "=2 -1", holds: "k:three x-2:two"},
			{do: func(a, b *shelf) { a.put("x.jsonl", note("", "four"), note("", "two"), note("k", "three")) }, report: "+1 =2", holds: "k:three x:four x-2:two"},
		},
		"the same content is stored once": {
			{do: func(a, b *shelf) { a.put("x.md", note("", "one")); a.put("y.md", note("why", "one")) }, report: "+1 &1", holds: "x:one"},
			{do: func(a, b *shelf) { delete(a.held, "x.md") }, report: "=1", holds: "x:one"},
			{do: func(a, b *shelf) { delete(a.held, "y.md") }, report: "-1", holds: ""},
		},
		"a copy that changes goes its own way": {
			{do: func(a, b *shelf) { a.put("x.md", note("", "one")); a.put("y.md", note("", "one")) }, report: "+1 &1", holds: "x:one"},
			{do: func(a, b *shelf) { a.put("y.md", note("", "two")) }, report: "+1 =1", holds: "x:one y:two"},
		},
		"an original that changes leaves its copy behind": {
			{do: func(a, b *shelf) { a.put("x.md", note("", "one")); a.put("y.md", note("", "one")) }, report: "+1 &1", holds: "x:one"},
			{do: func(a, b *shelf) { a.put("x.md", note("", "two")) }, report: "~1 =1", holds: "x:two y:one"},
		},
		"one that becomes a copy is merged": {
			{do: func(a, b *shelf) { a.put("x.md", note("", "one")); a.put("y.md", note("", "two")) }, report: "+2", holds: "x:one y:two"},
			{do: func(a, b *shelf) { a.put("y.md", note("", "one")) }, report: "=1 &1 -1", holds: "x:one"},
			{do: func(a, b *shelf) { a.put("y.md", note("", "three")) }, report: "+1 =1", holds: "x:one y:three"},
		},
		"a renamed file is followed": {
			{do: func(a, b *shelf) { a.put("x.md", note("", "one")) }, report: "+1", holds: "x:one"},
			{do: func(a, b *shelf) { delete(a.held, "x.md"); a.put("y.md", note("", "one")) }, report: ">1", holds: "x:one"},
			{do: func(a, b *shelf) { a.put("y.md", note("", "two")) }, report: "~1", holds: "x:two"},
			{do: func(a, b *shelf) { a.put("x.md", note("", "three")) }, report: "+1 =1", holds: "x:two x-81b3a0:three"},
		},
		"an id used twice": {
			{do: func(a, b *shelf) { a.put("x.md", note("k", "one")); a.put("y.md", note("k", "two")) }, report: "+1 !1", holds: "k:one"},
			{do: func(a, b *shelf) {}, report: "=1 !1", holds: "k:one"},
			{do: func(a, b *shelf) { delete(a.held, "x.md") }, report: "~1", holds: "k:two"},
			{do: func(a, b *shelf) { a.put("z.jsonl", note("k", "two"), note("l", "three"), note("l", "four")) }, report: "+1 =1 &1 !1", holds: "k:two l:three"},
		},
		"an id moves to another document with new content": {
			{do: func(a, b *shelf) { a.put("y.md", note("k", "one")) }, report: "+1", holds: "k:one"},
			{do: func(a, b *shelf) { delete(a.held, "y.md"); a.put("x.md", note("k", "two")) }, report: "~1", holds: "k:two"},
		},
		"an id wanted by a document that comes before its holder": {
			{do: func(a, b *shelf) { a.put("y.md", note("k", "one")) }, report: "+1", holds: "k:one"},
			{do: func(a, b *shelf) { a.put("x.md", note("k", "two")) }, report: "=1 !1", holds: "k:one"},
		},
		"two documents swap ids": {
			{do: func(a, b *shelf) { a.put("x.md", note("k", "one")); a.put("y.md", note("l", "two")) }, report: "+2", holds: "k:one l:two"},
			{do: func(a, b *shelf) { a.put("x.md", note("l", "three")); a.put("y.md", note("k", "four")) }, report: "~2", holds: "k:four l:three"},
			{do: func(a, b *shelf) { a.put("x.md", note("k", "four")); a.put("y.md", note("l", "three")) }, report: ">2", holds: "k:four l:three"},
			{do: func(a, b *shelf) {}, report: "=2", holds: "k:four l:three"},
		},
		"copies under one id change together": {
			{do: func(a, b *shelf) { a.put("x.md", note("k", "one")); a.put("y.md", note("k", "one")) }, report: "+1 &1", holds: "k:one"},
			{do: func(a, b *shelf) { a.put("x.md", note("k", "two")); a.put("y.md", note("k", "two")) }, report: "~1 &1", holds: "k:two"},
			{do: func(a, b *shelf) {}, report: "=2", holds: "k:two"},
		},
		"a file is given the id that was made for it": {
			{do: func(a, b *shelf) { a.put("x.md", note("", "one")) }, report: "+1", holds: "x:one"},
			{do: func(a, b *shelf) { a.put("x.md", note("x", "two")) }, report: "~1", holds: "x:two"},
		},
		"sources do not touch each other": {
			{do: func(a, b *shelf) { a.put("x.md", note("", "one")); b.put("x.md", note("", "two")) }, report: "+1", holds: "x:one"},
			{other: true, do: func(a, b *shelf) {}, report: "+1", holds: "x:one x-838a34:two"},
			{other: true, do: func(a, b *shelf) { b.put("z.md", note("x", "three")) }, report: "=1 !1", holds: "x:one x-838a34:two"},
			{other: true, do: func(a, b *shelf) { clear(b.held) }, report: "-1", holds: "x:one"},
			{do: func(a, b *shelf) {}, report: "=1", holds: "x:one"},
		},
		"an id leads to what its document holds, whoever was merged into its former content": {
			{do: func(a, b *shelf) { a.put("x.md", note("k", "one")); a.put("y.md", note("", "two")) }, report: "+2", holds: "k:one y:two"},
			{other: true, do: func(a, b *shelf) { b.put("z.md", note("l", "one")) }, report: "&1", holds: "k:one y:two"},
			{do: func(a, b *shelf) { a.put("x.md", note("k", "two")) }, report: "=1 &1", holds: "l:one y:two"},
			{other: true, do: func(a, b *shelf) {}, report: "=1", holds: "l:one y:two"},
		},
		"an id shared by two sources": {
			{do: func(a, b *shelf) { a.put("x.md", note("k", "one")); b.put("x.md", note("k", "two")) }, report: "+1", holds: "k:one"},
			{other: true, do: func(a, b *shelf) {}, report: "~1", holds: "k:two"},
			{do: func(a, b *shelf) {}, report: "=1", holds: "k:two"},
			{do: func(a, b *shelf) { a.blunt = true }, report: "=1", holds: "k:two"},
			{other: true, do: func(a, b *shelf) { clear(b.held) }, report: "", holds: "k:two"},
			{do: func(a, b *shelf) {}, report: "~1", holds: "k:one"},
			{do: func(a, b *shelf) { a.put("x.md", note("k", "three")) }, report: "~1", holds: "k:three"},
		},
		"an id shared by two sources is given back when one ends": {
			{do: func(a, b *shelf) { a.put("x.md", note("k", "one")); b.put("x.md", note("k", "two")) }, report: "+1", holds: "k:one"},
			{other: true, do: func(a, b *shelf) {}, report: "~1", holds: "k:two"},
			{do: func(a, b *shelf) { a.put("y.md", note("", "two")) }, report: "=1 &1", holds: "k:two"},
			{other: true, do: func(a, b *shelf) { clear(b.held) }, report: "", holds: "k:two"},
			{do: func(a, b *shelf) {}, report: "~1 =1", holds: "k:one y:two"},
			{do: func(a, b *shelf) {}, report: "=2", holds: "k:one y:two"},
		},
		"an id shared by two sources is given back as a copy": {
			{do: func(a, b *shelf) { a.put("x.md", note("k", "one")); b.put("x.md", note("k", "two")) }, report: "+1", holds: "k:one"},
			{other: true, do: func(a, b *shelf) { b.put("z.md", note("", "one")) }, report: "+1 ~1", holds: "k:two z:one"},
			{other: true, do: func(a, b *shelf) { delete(b.held, "x.md") }, report: "=1", holds: "k:two z:one"},
			{do: func(a, b *shelf) {}, report: "&1 -1", holds: "z:one"},
			{do: func(a, b *shelf) {}, report: "=1", holds: "z:one"},
		},
		"a document that cannot be read keeps what it held": {
			{do: func(a, b *shelf) { a.put("x.md", note("", "one")) }, report: "+1", holds: "x:one"},
			{do: func(a, b *shelf) { a.held["x.md"] = Document{Key: "x.md", Err: errors.New("no permission")} }, report: "!1", holds: "x:one"},
			{do: func(a, b *shelf) { a.put("x.md", note("", "two")) }, report: "~1", holds: "x:two"},
			{do: func(a, b *shelf) { a.put("x.md") }, report: "-1", holds: ""},
		},
		"an article without text is left out, and said so each time": {
			{do: func(a, b *shelf) { a.put("x.jsonl", note("", " \n"), note("", "two")) }, report: "+1 !1", holds: "x:two"},
			{do: func(a, b *shelf) {}, report: "=1 !1", holds: "x:two"},
			{do: func(a, b *shelf) { a.put("x.jsonl", note("", "two")) }, report: "=1", holds: "x:two"},
		},
		"what stands around the text changes": {
			{do: func(a, b *shelf) { a.put("x.md", note("", "one")) }, report: "+1", holds: "x:one"},
			{do: func(a, b *shelf) { n := note("", "one"); n.Tags = []string{"EAR"}; a.put("x.md", n) }, report: "~1", holds: "x:one"},
			{do: func(a, b *shelf) { n := note("", "one"); n.Title = "Other"; a.put("x.md", n) }, report: "~1", holds: "x:one"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			s, a, b := openStore(t), newShelf("a"), newShelf("b")
			for i, step := range steps {
				step.do(a, b)
				source := a
				if step.other {
					source = b
				}
				r := sync(t, s, source)
				if got := counts(r); got != step.report {
					t.Errorf("step %d: report %q, want %q; %v", i, got, step.report, r.Problems)
				}
				if got := holdings(t, s); got != step.holds {
					t.Fatalf("step %d: holds %q, want %q", i, got, step.holds)
				}
			}
		})
	}
}

func TestProblemsName(t *testing.T) {
	s, a := openStore(t), newShelf("a")
	a.put("x.md", note("k", "one"))
	a.put("y.md", note("k", "two"))
	a.put("z.md", note("", ""))
	r := sync(t, s, a)
	want := []Problem{{Where: "y.md", Reason: "id k was already used by x.md"}, {Where: "z.md", Reason: "no text"}}
	if len(r.Problems) != 2 || r.Problems[0] != want[0] || r.Problems[1] != want[1] {
		t.Errorf("got %+v, want %+v", r.Problems, want)
	}
}
