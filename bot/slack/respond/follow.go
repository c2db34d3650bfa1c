package respond

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode"

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
	meant, err := r.meant(ctx, s)
	if err != nil {
		return "", err
	}
	if !meant || courteous(q.Text) {
		r.voices.spoke(s.thread(), s.User)
		return "", nil
	}
	return r.ask(ctx, e, q)
}

// meant tells whether a plain message in a thread is spoken to Parley.
func (r *Responder) meant(ctx context.Context, s said) (bool, error) {
	if names(s.Text) || r.voices.others(s.thread(), s.User) {
		return false, nil
	}
	return r.Journal.MayFollow(ctx, s.thread(), s.User)
}

// courteous tells whether a text is no more than thanks and the like, which nobody wants an answer to.
func courteous(text string) bool {
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
		if !slices.Contains(courtesies, word) {
			return false
		}
	}
	return !strings.Contains(text, "?")
}

var courtesies = strings.Fields("thanks thank thx ty you many very much so a lot great good nice cool perfect super excellent wonderful " +
	"awesome ok okay fine yes no got it i see all right alright cheers that's that is was helpful really for the this that hi hello hey bye done")

// person matches the mention of somebody as Slack writes it.
var person = regexp.MustCompile(`<[@!][A-Za-z]`)

func names(text string) bool { return strings.Contains(text, "<") && person.MatchString(text) }
