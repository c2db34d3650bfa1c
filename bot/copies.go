package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"parley/bot/evidence"
	"parley/corpus"
)

// copies are, by article, those that tell its story in nearly the same words, itself among them, the earliest first.
type copies map[string][]corpus.Summary

// copies looks for what else tells the stories a choice quotes from, among the articles the question may be answered from.
func (b *Bot) copies(ctx context.Context, c evidence.Choice, asOf corpus.Day, collections []string) (copies, error) {
	var ids []string
	for _, s := range c.Sentences {
		if id := c.Ranked[s.Candidate].Article.ID; !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	found, err := b.articles.Copies(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("looking for copies of what is quoted: %w", err)
	}
	all := make(copies)
	for _, group := range found {
		group = slices.DeleteFunc(slices.Clone(group), func(a corpus.Summary) bool {
			return asOf != "" && a.Published > asOf || len(collections) > 0 && !slices.Contains(collections, a.Collection)
		})
		for _, a := range group { // any of them may be cited in the end
			all[a.ID] = group
		}
	}
	return all, nil
}

// firsts returns a choice that quotes of several copies of a story the earliest that was found and holds the words, and
// quotes no story from two articles.
func (all copies) firsts(c evidence.Choice) evidence.Choice {
	told := make(map[string]string) // by the earliest of a story, the article it is quoted from
	var kept []evidence.Sentence
	for _, s := range c.Sentences {
		group := all[c.Ranked[s.Candidate].Article.ID]
		if len(group) < 2 {
			kept = append(kept, s)
			continue
		}
		s = earliest(c, s, group)
		from, story := c.Ranked[s.Candidate].Article.ID, group[0].ID
		if told[story] == "" {
			told[story] = from
		}
		same := func(k evidence.Sentence) bool {
			return c.Ranked[k.Candidate].Article.ID == from && k.Start < s.End && s.Start < k.End
		}
		if told[story] == from && !slices.ContainsFunc(kept, same) {
			kept = append(kept, s)
		}
	}
	c.Sentences = kept
	return c
}

// earliest returns a sentence where it stands, letter by letter, in the earliest article of a group that was found.
func earliest(c evidence.Choice, s evidence.Sentence, group []corpus.Summary) evidence.Sentence {
	own := c.Ranked[s.Candidate].Article
	text := own.Text[s.Start:s.End]
	for _, a := range group {
		if a.ID == own.ID {
			return s
		}
		for i, r := range c.Ranked {
			if r.Article.ID != a.ID {
				continue
			}
			if at := strings.Index(r.Article.Text[r.Hit.Start:r.Hit.End], text); at >= 0 {
				s.Candidate, s.Start = i, r.Hit.Start+at
				s.End = s.Start + len(text)
				return s
			}
		}
	}
	return s
}
