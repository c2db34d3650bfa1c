package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"

	"parley/corpus"
	"parley/corpus/files"
	"parley/index/analysis"
)

// excerpts are a folder of articles and questions made of their words.
type excerpts struct {
	*files.Source
	seed     uint64
	articles []string // their ids, once they are in the store
}

func newExcerpts(folder string, seed uint64) (*excerpts, error) {
	source, err := files.New(folder, files.Options{})
	if err != nil {
		return nil, fmt.Errorf("bench: %w", err)
	}
	return &excerpts{Source: source, seed: seed}, nil
}

// absolute returns path as it is seen from the folder at.
func absolute(at, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(at, path)
}

func (s *excerpts) documents(ctx context.Context) (int, error) {
	total, err := s.Count(ctx)
	return total.Documents, err
}

// question asks for a few words that follow each other in one of the articles, function words left out. It is empty when
// the store has no article.
func (s *excerpts) question(ctx context.Context, store *corpus.Store, n int) string {
	if s.articles == nil {
		list, err := store.List(ctx, corpus.Filter{})
		if err != nil || len(list) == 0 {
			return ""
		}
		for _, a := range list {
			s.articles = append(s.articles, a.ID)
		}
	}
	random := rand.New(rand.NewPCG(s.seed+1, uint64(n)))
	a, err := store.Article(ctx, s.articles[random.IntN(len(s.articles))])
	if err != nil {
		return ""
	}
	return "What is " + someWords(a.Text, random) + "?"
}

// someWords returns five words that follow each other in text, fewer when it has no more.
func someWords(text string, random *rand.Rand) (asked string) {
	var words []string
	for _, t := range analysis.Analyze(text) {
		if t.Class == analysis.Word {
			words = append(words, text[t.Start:t.End])
		}
	}
	first := random.IntN(max(1, len(words)-wordsAskedFor+1))
	for i, w := range words[first:min(len(words), first+wordsAskedFor)] {
		if i > 0 {
			asked += " "
		}
		asked += w
	}
	return asked
}
