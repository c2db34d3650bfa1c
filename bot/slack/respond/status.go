package respond

import (
	"cmp"
	"context"
	"time"

	"github.com/slack-go/slack"
)

const (
	statusText  = "is searching the articles…"
	workingMark = "eyes"                 // the reaction where Slack shows no status
	unseen      = 300 * time.Millisecond // an answer that comes sooner needs no sign; Slack allows ten a second. See Options.Unseen
	patience    = time.Second            // for a sign of work: the answer matters more
)

// A sign shows that an answer is on its way: a status in the thread, or a reaction where Slack refuses one.
type sign struct {
	r       *Responder
	api     *slack.Client
	q       query
	shown   bool          // a status
	reacted bool          // also when it cannot be told: removing one that is not there does no harm
	over    chan struct{} // closed when no sign is wanted any more
	done    chan struct{} // closed once the sign is up, or is not going to be
}

// work puts up a sign if the question takes a while. Call end, once.
func (r *Responder) work(ctx context.Context, q query) *sign {
	s := &sign{r: r, q: q, over: make(chan struct{}), done: make(chan struct{})}
	if q.TS == "" || q.Private { // a private answer is nobody else's business
		close(s.done)
		return s
	}
	go func() {
		defer close(s.done)
		select {
		case <-time.After(cmp.Or(r.options.Unseen, unseen)):
			s.put(ctx)
		case <-s.over:
		case <-ctx.Done():
		}
	}()
	return s
}

func (s *sign) put(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	api, err := s.r.Workspaces.Client(ctx, s.q.Team)
	if err != nil {
		return
	}
	s.api = api
	if s.status(ctx, statusText) == nil {
		s.shown = true
		return
	}
	err = api.AddReactionContext(ctx, workingMark, s.message())
	s.reacted = code(err) == ""
	if err != nil {
		s.r.Log.Debug("no sign of work is shown", "team", s.q.Team, "reason", withoutAddress(err))
	}
}

// end takes the sign away again. A reply in the thread has cleared the status, unless that came only afterwards.
func (s *sign) end(ctx context.Context, replied bool) {
	close(s.over)
	select {
	case <-s.done:
	default:
		replied = false
		<-s.done
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	var err error
	if s.reacted {
		err = s.api.RemoveReactionContext(ctx, workingMark, s.message())
	}
	if s.shown && !replied {
		err = s.status(ctx, "")
	}
	if err != nil && code(err) != "no_reaction" {
		s.r.Log.Warn("a sign of work stays", "team", s.q.Team, "channel", s.q.Channel, "reason", withoutAddress(err))
	}
}

func (s *sign) status(ctx context.Context, text string) error {
	return setStatus(ctx, s.api, s.q.Channel, s.q.Thread, text)
}

// setStatus shows what Parley does in a thread, "" for nothing.
func setStatus(ctx context.Context, api *slack.Client, channel, thread, text string) error {
	return api.SetAssistantThreadsStatusContext(ctx, slack.AssistantThreadsSetStatusParameters{
		ChannelID: channel, ThreadTS: thread, Status: text,
	})
}

func (s *sign) message() slack.ItemRef { return slack.NewRefToMessage(s.q.Channel, s.q.TS) }
