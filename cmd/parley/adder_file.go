package main

import (
	"context"
	"fmt"
	"iter"
	"path"
	"strings"

	face "parley/bot/slack"
	"parley/bot/slack/respond"
	"parley/corpus"
	"parley/corpus/extract"
)

var _ respond.Files = adder{}

// sharedName begins the name of a source that is a file shared in Slack; the rest is what Slack knows the file by.
const sharedName = "slack file "

func isShared(source string) bool { return strings.HasPrefix(source, sharedName) }

// CheckFile returns what is wrong with a file of this name and so many bytes, in the words of parley index.
func (a adder) CheckFile(name string, size int64) error {
	if !extract.Known(name) {
		return fmt.Errorf("of the files shared I can read .md, .txt, .html, .pdf and .jsonl, not %q", path.Ext(name))
	}
	return extract.CheckSize(name, size)
}

// AddFile brings in a file that was shared in Slack.
func (a adder) AddFile(ctx context.Context, id, name string, content []byte) (face.Added, error) {
	file := shared{id: id, name: name, content: content, apart: a.web.reader()}
	held, err := a.store.From(ctx, file.Name())
	if err != nil {
		return face.Added{}, err
	}
	added := face.Added{Source: file.Name()}
	if len(held) > 0 {
		added.Since = held[0].Fetched
		return counted(added, held), nil
	}
	report, err := corpus.Sync(ctx, a.store, file, nil)
	if err != nil {
		return face.Added{}, because(report, err)
	}
	came, err := a.store.From(context.WithoutCancel(ctx), file.Name())
	if err != nil {
		return face.Added{}, err
	}
	if len(came) == 0 {
		return face.Added{}, because(report, nil)
	}
	if report.Added+report.Changed == 0 { // all of it was there from elsewhere
		added.Since = came[0].Fetched
	}
	return counted(added, came), corpus.Link(context.WithoutCancel(ctx), a.store, nil)
}

// undoFile removes what a file alone brought.
func (a adder) undoFile(ctx context.Context, name string) (int, error) {
	held, err := a.store.From(ctx, name)
	if err != nil {
		return 0, err
	}
	if len(held) == 0 {
		return 0, fmt.Errorf("%w: %s", corpus.ErrNotFound, name)
	}
	report, err := corpus.Sync(ctx, a.store, corpus.Nothing(name), nil)
	if err != nil {
		return 0, fmt.Errorf("taking back %s: %w", name, err)
	}
	return report.Removed, nil
}

// A shared file is a source that holds one document.
type shared struct {
	id, name string
	content  []byte
	apart    *extract.Apart
}

func (s shared) Name() string { return sharedName + s.id }

// Documents yields the file as it was shared.
func (s shared) Documents(context.Context, map[string]string) iter.Seq2[corpus.Document, error] {
	return func(yield func(corpus.Document, error) bool) {
		d := corpus.Document{Key: s.name}
		d.Articles, d.Problems, d.Err = s.apart.File(s.name, s.content)
		yield(d, nil)
	}
}
