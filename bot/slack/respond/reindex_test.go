package respond

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"
)

// A fakeRenewer tells its progress until it is released, and then what came of it.
type fakeRenewer struct {
	hold chan struct{} // nil: it is done at once
	what string
	err  error
}

func (f *fakeRenewer) Renew(ctx context.Context, progress func(done, total int)) (string, error) {
	for f.hold != nil {
		select {
		case <-f.hold:
			return f.what, f.err
		case <-ctx.Done():
			return "", ErrGoesOn
		case <-time.After(50 * time.Millisecond):
			progress(7, 12)
		}
	}
	return f.what, f.err
}

func TestReindex(t *testing.T) {
	renewer := &fakeRenewer{hold: make(chan struct{}), what: "Indexed 12 articles and 90 passages anew in 1s."}
	d := newDesk(t, set{options: Options{Renewer: renewer}})
	d.slack.User(ada).Slash(general, "/parley", "reindex")
	d.message(general, "I answer from the old one meanwhile…")
	d.message(general, "7 of 12 articles so far.")
	if n := len(d.slack.Calls("chat.update")); n > 2 {
		t.Errorf("%d changes of the message in a few seconds", n)
	}
	close(renewer.hold)
	d.message(general, "Indexed 12 articles and 90 passages anew")
	d.settled()
	says(t, d.log.String(), "the index was to be made anew", "by="+ada)
	if n := len(d.slack.Messages(general)); n != 1 {
		t.Errorf("%d messages", n)
	}
}

func TestReindexSaysWhatCameOfIt(t *testing.T) {
	for want, renewer := range map[string]*fakeRenewer{
		"It takes a while, and I go on":                                       {err: ErrGoesOn},
		"I could not, and answer from the old one, because: the disk is full": {err: errors.New("the disk is full <!x>")},
	} {
		d := newDesk(t, set{options: Options{Renewer: renewer}})
		d.slack.User(ada).Slash(general, "/parley", "Reindex ")
		if m := d.message(general, want); strings.Contains(m.Text, "<!") {
			t.Errorf("%q", m.Text)
		}
	}
}

func TestReindexRefused(t *testing.T) {
	d := newDesk(t, set{options: Options{Renewer: &fakeRenewer{}}})
	d.slack.User(ben).Slash(general, "/parley", "reindex")
	says(t, d.private(ben, 1).Text, "Only admins and owners of this workspace may have the index made anew")
	d.settled()
	if n := len(d.slack.Messages(general)); n != 0 {
		t.Errorf("%d messages", n)
	}
	d = newDesk(t, set{})
	d.slack.User(ada).Slash(general, "/parley", "reindex")
	says(t, d.private(ada, 1).Text, cannotReindexText)
}
