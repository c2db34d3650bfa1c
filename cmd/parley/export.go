package main

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"parley/bot/question"
	"parley/index"
)

// export writes to a folder what other engines are measured with: passages.jsonl, a passage a line, and queries.jsonl, for each
// question the words asked for and the query the bot makes of it.
func export(ctx context.Context, folder string, s synthetic, questions int) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	err := writeLines(filepath.Join(folder, "passages.jsonl"), s.articles, func(n int) any {
		return map[string]string{"id": s.article(n).ID, "text": s.article(n).Text}
	})
	if err != nil {
		return err
	}
	reader, err := question.NewReader()
	if err != nil {
		return err
	}
	return writeLines(filepath.Join(folder, "queries.jsonl"), questions, func(n int) any {
		asked := s.question(ctx, nil, n)
		words := strings.TrimSuffix(strings.TrimPrefix(asked, "What is "), "?")
		return map[string]any{"words": words, "query": reader.Understand(asked, nil, "").Query(index.DefaultLimit)}
	})
}

// writeLines writes a file of so many lines of JSON.
func writeLines(path string, lines int, line func(n int) any) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	to := json.NewEncoder(w)
	for n := range lines {
		if err := to.Encode(line(n)); err != nil {
			return err
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}
