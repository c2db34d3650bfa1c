package respond

import (
	"context"
	"regexp"
	"strings"

	"parley/bot/answer"
	"parley/bot/slack/delivery"
)

// follow answers a plain message in a thread that goes on with what its author asked there before. People talking to each
// other are left alone: who names somebody, and who follows upon somebody else, does not speak to Parley.
func (r *Responder) follow(ctx context.Context, e delivery.Event, s said) (string, error) {
	q, err := r.heard(ctx, s, FollowUp)
	if err != nil {
		return "", err
	}
	if wish, ok := wishes(q.Text); ok {
		return r.quietly(ctx, e, s, wish)
	}
	may, err := r.Journal.MayFollow(ctx, s.thread(), s.User)
	if err != nil {
		return "", err
	}
	if !may || names(s.Text) || r.voices.others(s.thread(), s.User) || q.Text == "" {
		r.voices.spoke(s.thread(), s.User)
		return "", nil
	}
	settings, err := r.settings(ctx, q)
	if err != nil || !listed(settings.Askers, s.User) {
		return "", err
	}
	a, err := r.consult(ctx, q.id(e), q, settings)
	if err != nil || a.Kind == answer.Help { // "thanks" asks nothing
		return "", err
	}
	return r.ask(ctx, e, q)
}

// person matches the mention of somebody as Slack writes it.
var person = regexp.MustCompile(`<[@!][A-Za-z]`)

func names(text string) bool { return strings.Contains(text, "<") && person.MatchString(text) }
