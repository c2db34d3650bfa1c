package corpus

import (
	"context"
	"errors"
)

// ErrUnsubscribed is returned for a source that is forgotten while it is synced.
var ErrUnsubscribed = errors.New("the source was removed while it was synced")

// SyncSubscribed is Sync of a source that is subscribed to. Once the source is forgotten, nothing more of it is stored
// and the error is ErrUnsubscribed; what was stored before stays, unless Withdraw took it back.
func SyncSubscribed(ctx context.Context, s *Store, source Source, progress func(Progress)) (Report, error) {
	r := newRound(s, source.Name(), progress)
	r.subscribed = true
	return r.sync(ctx, source)
}

// commit runs do in a transaction. The error is ErrUnsubscribed, and nothing is done, when the source was to be subscribed
// to and is not.
func (r *round) commit(ctx context.Context, do func(*tx) error) error {
	return r.store.write(ctx, func(tx *tx) error {
		if r.subscribed {
			there, err := tx.subscribed(ctx, r.source)
			if err != nil {
				return err
			}
			if !there {
				return ErrUnsubscribed
			}
		}
		return do(tx)
	})
}

// subscribed tells whether there is a source of this name.
func (t *tx) subscribed(ctx context.Context, name string) (bool, error) {
	var one int
	return t.one(ctx, `SELECT 1 FROM sources WHERE name = $1`, []any{name}, &one)
}
