package briefings

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/fstest"

	"parley/corpus"
)

// echo reads a file as one article whose text is the file.
func echo(name string, data []byte) ([]corpus.Article, []corpus.Problem, error) {
	return []corpus.Article{{ID: name, Title: name, Text: string(data)}}, nil, nil
}

func gather(t *testing.T, s *Source, stamps map[string]string) []corpus.Document {
	t.Helper()
	var docs []corpus.Document
	for doc, err := range s.Documents(t.Context(), stamps) {
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, doc)
	}
	return docs
}

func stampsOf(docs []corpus.Document) map[string]string {
	stamps := map[string]string{}
	for _, d := range docs {
		stamps[d.Key] = d.Stamp
	}
	return stamps
}

func TestEveryBriefingIsYieldedOnceInOrder(t *testing.T) {
	docs := gather(t, New(echo), nil)
	if len(docs) < 70 {
		t.Fatalf("%d briefings, want at least 70", len(docs))
	}
	byKey := func(a, b corpus.Document) int {
		if a.Key < b.Key {
			return -1
		}
		return 1
	}
	if !slices.IsSortedFunc(docs, byKey) {
		t.Error("briefings are not in order of their keys")
	}
	for _, d := range docs {
		if d.Stamp == "" || d.Unchanged || d.Err != nil || len(d.Articles) != 1 {
			t.Errorf("%s: stamp %q, unchanged %v, err %v, %d articles", d.Key, d.Stamp, d.Unchanged, d.Err, len(d.Articles))
		}
	}
}

func TestUnchangedBriefingsAreNotRead(t *testing.T) {
	first := gather(t, New(echo), nil)
	unread := func(name string, _ []byte) ([]corpus.Article, []corpus.Problem, error) {
		t.Errorf("%s was read though its stamp holds", name)
		return nil, nil, nil
	}
	for _, d := range gather(t, New(unread), stampsOf(first)) {
		if !d.Unchanged || len(d.Articles) != 0 {
			t.Errorf("%s: unchanged %v, %d articles", d.Key, d.Unchanged, len(d.Articles))
		}
	}
}

func TestChangedContentChangesTheStamp(t *testing.T) {
	files := fstest.MapFS{"a.md": {Data: []byte("one")}, "b.md": {Data: []byte("two")}}
	s := &Source{files: files, read: echo}
	before := gather(t, s, nil)
	files["b.md"] = &fstest.MapFile{Data: []byte("three")}
	after := gather(t, s, stampsOf(before))
	if !after[0].Unchanged || after[1].Unchanged || after[1].Stamp == before[1].Stamp {
		t.Errorf("after a change of b.md: %+v", after)
	}
}

func TestAnUnreadableBriefingDoesNotStopTheOthers(t *testing.T) {
	torn := errors.New("torn page")
	read := func(name string, data []byte) ([]corpus.Article, []corpus.Problem, error) {
		if name == "a.md" {
			return nil, nil, torn
		}
		return echo(name, data)
	}
	s := &Source{files: fstest.MapFS{"a.md": {}, "b.md": {}}, read: read}
	docs := gather(t, s, nil)
	if len(docs) != 2 || !errors.Is(docs[0].Err, torn) || docs[1].Err != nil {
		t.Errorf("got %+v", docs)
	}
}

func TestCancelEndsTheIteration(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	seen := 0
	var last error
	for _, err := range New(echo).Documents(ctx, nil) {
		if last = err; err == nil {
			seen++
		}
		cancel()
	}
	if seen != 1 || !errors.Is(last, context.Canceled) {
		t.Errorf("saw %d documents and error %v, want 1 and context.Canceled", seen, last)
	}
}

func TestTheReceiverMayStopEarly(t *testing.T) {
	for range New(echo).Documents(t.Context(), nil) {
		break
	}
}
