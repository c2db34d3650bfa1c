package main

import (
	"context"
	"fmt"

	"parley/bot"
	"parley/corpus"
)

// A library is the store as whoever answers reads it. What is wrong with the file of a database may keep it from finding a row
// without a word; the index knows better.
type library struct {
	*corpus.Store
	home *home
}

var _ bot.Archive = library{}

// Articles returns the articles with these ids. The error is corpus.ErrDamaged when the index, in step with the store, has some
// that the store has not: one that was removed meanwhile is no such thing.
func (l library) Articles(ctx context.Context, ids []string) ([]corpus.Article, error) {
	found, err := l.Store.Articles(ctx, ids)
	if err != nil || len(found) == len(ids) {
		return found, err
	}
	same, err := l.home.inStep(ctx)
	if err != nil || !same {
		return found, err
	}
	if found, err = l.Store.Articles(ctx, ids); err == nil && len(found) < len(ids) {
		err = fmt.Errorf("%w: %d of %d articles that the index has cannot be found in it; put a backup in its place with parley restore FILE --force",
			corpus.ErrDamaged, len(ids)-len(found), len(ids))
	}
	return found, err
}
