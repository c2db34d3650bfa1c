package journal

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
)

// A Finding is a quotation for a watch. The same words from another article are another finding.
type Finding struct {
	Article string // id
	Hash    string // of the words, in hex
}

// Found returns the finding of a quotation in an article.
func Found(article, quote string) Finding {
	sum := sha256.Sum256([]byte(quote))
	return Finding{Article: article, Hash: hex.EncodeToString(sum[:])}
}

// Offer returns which findings a watch has never been offered before, in the order given, and notes them as about to be
// sent: no caller gets them again. Send them, then call Sent. For a watch that has ended it is ErrNotFound.
// Findings of a backfill are offered and not sent.
func (j *Journal) Offer(ctx context.Context, watch string, all []Finding) ([]Finding, error) {
	fresh := []Finding{}
	err := j.write(ctx, "offer findings to a watch", func(t tx) error {
		fresh = fresh[:0] // the transaction may be run again
		now := millis(j.now())
		n, err := t.do(ctx, `UPDATE watches SET looked = $1 WHERE id = $2`, now, watch)
		if err == nil && n == 0 {
			err = ErrNotFound
		}
		if err != nil {
			return err
		}
		for _, f := range all {
			n, err := t.do(ctx, `INSERT INTO findings (watch, article, hash, at, sent, place)
				VALUES ($1, $2, $3, $4, 0, '') ON CONFLICT (watch, article, hash) DO NOTHING`, watch, f.Article, f.Hash, now)
			if err != nil {
				return err
			}
			if n == 1 {
				fresh = append(fresh, f)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return fresh, nil
}

// Sent notes that findings were sent, and where they stand. Noted twice, the first place stays.
func (j *Journal) Sent(ctx context.Context, watch string, all []Finding, where string) error {
	return j.write(ctx, "note findings as sent", func(t tx) error {
		for _, f := range all {
			if _, err := t.do(ctx, `UPDATE findings SET sent = $1, place = $2
				WHERE watch = $3 AND article = $4 AND hash = $5 AND sent = 0`,
				millis(j.now()), plain(where), watch, f.Article, f.Hash); err != nil {
				return err
			}
		}
		return nil
	})
}

// Unsent returns the findings that were offered and never noted as sent, oldest first: after a restart, what may
// have been sent and should be looked for before it is sent again.
func (j *Journal) Unsent(ctx context.Context, watch string) ([]Finding, error) {
	return many(ctx, j, "list findings not sent", func(scan scanner) (f Finding, err error) {
		err = scan(&f.Article, &f.Hash)
		return f, err
	}, `SELECT article, hash FROM findings WHERE watch = $1 AND sent = 0 ORDER BY at, article, hash`, watch)
}
