package corpus

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// A Report says what a sync did. It counts articles, not documents.
type Report struct {
	Source         string
	Started, Ended time.Time
	Complete       bool   // the source was read to its end; only then is anything removed
	Error          string // why it is not complete, "" when it is
	Added          int
	Changed        int // content, or only what stands around it: a tag, an address
	Unchanged      int
	Moved          int       // found under another key, with the content and the id they had
	Duplicates     int       // same content as an article already stored, kept as another origin of it
	Removed        int       // no longer in any source
	Problems       []Problem // what was left out: documents that cannot be read, articles and parts of them that cannot be used
}

// Progress says how far a sync has come. What it counts is on disk.
type Progress struct {
	Documents int // of the source, so far
	Report    Report
}

// Sync brings a store in step with a source and tells what it did; see doc.go for the rules.
//
// Work is committed in batches, after each of which progress, if not nil, is called from Sync's goroutine.
// When ctx ends, the source fails or the process dies, what was committed stays and the next Sync goes on from
// there; the error then says why, and the report what was done. Nothing is removed before a source has been
// read to its end without failing, and nothing that only other sources hold is touched.
//
// A document that cannot be read keeps what it held and becomes a Problem. Text that is not UTF-8 or
// blocks that lie outside it are mistakes in the source's code and fail the sync.
func Sync(ctx context.Context, s *Store, source Source, progress func(Progress)) (Report, error) {
	return newRound(s, source.Name(), progress).sync(ctx, source)
}

// A round is one run of Sync.
type round struct {
	store      *Store
	source     string
	subscribed bool // stores nothing unless source is subscribed to
	progress   func(Progress)

	known  map[string]held // documents of earlier syncs not met in this one so far
	batch  []Document      // met, not yet stored
	weight int             // bytes of text in batch
	since  time.Time       // when the first document of batch was met
	late   []Document      // claim an id that a document not met so far may hold
	merged map[string]int  // articles that got another origin, and how many

	documents int // met and stored
	report    Report
}

// What is held of a document from earlier syncs.
type held struct {
	stamp    string
	problems []Problem
	articles int
}

func newRound(s *Store, source string, progress func(Progress)) *round {
	if progress == nil {
		progress = func(Progress) {}
	}
	return &round{store: s, source: source, progress: progress, merged: make(map[string]int),
		report: Report{Source: source, Started: s.now().UTC()}}
}

// sync runs the round and keeps its report.
func (r *round) sync(ctx context.Context, source Source) (Report, error) {
	err := r.run(ctx, source)
	r.report.Complete = err == nil
	if err != nil {
		r.report.Error = err.Error()
		err = fmt.Errorf("sync %s: %w", r.source, err)
	}
	r.report.Ended = r.store.now().UTC()
	if errors.Is(err, ErrInUse) || errors.Is(err, ErrUnsubscribed) {
		return r.report, err // keeping the report would only wait once more, or tell of a source that is no more
	}
	return r.report, errors.Join(err, r.save(context.WithoutCancel(ctx)))
}

// A batch is committed when it has so many documents, so many bytes of text or is so old:
// few enough to lose little and to keep other writers waiting for a moment only,
// enough that waiting for the disk does not count.
const (
	batchDocuments = 250
	batchBytes     = 4 << 20
	batchAge       = 2 * time.Second
)

func (r *round) run(ctx context.Context, source Source) error {
	if err := r.load(ctx); err != nil {
		return err
	}
	stamps := make(map[string]string, len(r.known))
	for key, h := range r.known {
		if h.stamp != "" {
			stamps[key] = h.stamp
		}
	}
	failed := r.read(ctx, source, stamps)
	// What was read is stored even when ctx has ended: it cost the source more than it costs the disk.
	ctx = context.WithoutCancel(ctx)
	if err := errors.Join(failed, r.flush(ctx)); err != nil {
		return err
	}
	return r.finish(ctx)
}

// read goes through the source and stores full batches. The last one stays in r.batch.
func (r *round) read(ctx context.Context, source Source, stamps map[string]string) error {
	for d, err := range source.Documents(ctx, stamps) {
		if err != nil {
			return fmt.Errorf("the source failed, what it held before stays: %w", err)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := r.meet(d); err != nil {
			return fmt.Errorf("mistake in the source: %s: %w", d.Key, err)
		}
		if len(r.batch) >= batchDocuments || r.weight >= batchBytes || r.store.now().Sub(r.since) >= batchAge {
			if err := r.flush(context.WithoutCancel(ctx)); err != nil {
				return err
			}
		}
	}
	return ctx.Err() // a source may just stop when ctx ends
}

// meet puts a document on the batch, its articles as they will be stored. The error is a mistake in the source.
func (r *round) meet(d Document) error {
	usable := make([]Article, 0, len(d.Articles))
	for i, a := range d.Articles {
		a, err := a.normal()
		switch {
		case err == nil:
			usable = append(usable, a)
			r.weight += len(a.Text)
		case errors.Is(err, errNoText):
			d.Problems = append(d.Problems, Problem{Where: where(d, i), Reason: err.Error()})
		default:
			return err
		}
	}
	d.Articles = usable
	if d.Raw != nil {
		r.weight += len(d.Raw.Body)
	}
	if len(r.batch) == 0 {
		r.since = r.store.now()
	}
	r.batch = append(r.batch, d)
	return nil
}

// where names the i-th article of a document.
func where(d Document, i int) string {
	switch {
	case d.Articles[i].ID != "":
		return d.Key + ": " + d.Articles[i].ID
	case len(d.Articles) > 1:
		return fmt.Sprintf("%s: article %d", d.Key, i+1)
	}
	return d.Key
}

// flush stores the batch in one transaction, all of it or nothing.
func (r *round) flush(ctx context.Context) error {
	batch, before := r.batch, r.report
	r.batch, r.weight = nil, 0
	if len(batch) == 0 {
		return nil
	}
	err := r.commit(ctx, func(tx *tx) error {
		for _, d := range batch {
			if err := r.take(ctx, tx, d); err != nil {
				return fmt.Errorf("%s: %w", d.Key, err)
			}
		}
		return nil
	})
	if err != nil {
		r.report = before
		return err
	}
	r.documents += len(batch)
	r.progress(Progress{Documents: r.documents, Report: r.report})
	return nil
}

// take stores one document as it was met.
func (r *round) take(ctx context.Context, tx *tx, d Document) error {
	before := r.known[d.Key]
	delete(r.known, d.Key)
	switch {
	case d.Err != nil:
		r.report.Problems = append(r.report.Problems, Problem{Where: d.Key, Reason: d.Err.Error()})
		return nil
	case d.Unchanged:
		r.report.Unchanged += before.articles
		r.report.Problems = append(r.report.Problems, before.problems...)
		return nil
	}
	return r.place(ctx, tx, d, false)
}

// load reads what earlier syncs left.
func (r *round) load(ctx context.Context) error {
	rows, err := r.store.db.QueryContext(ctx, `SELECT d.key, d.stamp, d.problems, count(o.name) FROM documents d
		LEFT JOIN origins o ON o.source = d.source AND o.document = d.key AND o.stale = 0
		WHERE d.source = $1 GROUP BY d.key, d.stamp, d.problems`, r.source)
	if err != nil {
		return r.store.fault("read what earlier syncs left in", err)
	}
	defer rows.Close()
	r.known = make(map[string]held)
	for rows.Next() {
		var key, problems string
		var h held
		if err := rows.Scan(&key, &h.stamp, &problems, &h.articles); err != nil {
			return r.store.fault("read what earlier syncs left in", err)
		}
		if err := unlist(problems, &h.problems); err != nil {
			return fmt.Errorf("problems of %s: %w: %w", key, ErrDamaged, err)
		}
		r.known[key] = h
	}
	return r.store.fault("read what earlier syncs left in", rows.Err())
}

// save keeps the report for Stats.
func (r *round) save(ctx context.Context) error {
	text, err := json.Marshal(r.report)
	if err != nil {
		return err
	}
	_, err = r.store.exec(ctx, `INSERT INTO syncs (source, ended, report) VALUES ($1, $2, $3)
		ON CONFLICT (source) DO UPDATE SET ended = excluded.ended, report = excluded.report`,
		r.source, instant(r.report.Ended), string(text))
	return r.store.fault("keep the report of a sync in", err)
}
