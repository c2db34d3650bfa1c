package respond

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"github.com/slack-go/slack"

	face "parley/bot/slack"
)

// A place is somewhere a message can be shown. Exactly one of ResponseURL, Only and Channel says how.
type place struct {
	ResponseURL string // the asker alone sees it, wherever the command was given
	Only        string // this user alone sees it, in Channel
	Channel     string // the conversation; a user id stands for the direct messages with them
	Thread      string // ts of the first message of the thread, "" outside
	Note        string // why it stands here and not where it was asked for, "" where it does
}

// lookable tells whether a message posted there could be found again.
func (p place) lookable() bool { return p.ResponseURL == "" && p.Only == "" }

// open are the places for an answer that all may see, the best first.
func open(channel, thread, user string) []place {
	return []place{
		{Channel: channel, Thread: thread},
		{Channel: user, Note: "I could not write where you asked, so here it is."},
	}
}

// discreet are the places for what one person alone is to see, the best first. What a response_url shows stands
// below the channel, so that in a thread it comes second.
func discreet(responseURL, channel, thread, user string) []place {
	var all []place
	if channel != "" {
		all = append(all, place{Only: user, Channel: channel, Thread: thread})
	}
	if responseURL != "" {
		all = append(all, place{ResponseURL: responseURL, Channel: channel})
	}
	if thread == "" {
		slices.Reverse(all)
	}
	return append(all, place{Channel: user, Note: "I could not write where you asked, so here it is."})
}

// refusals are Slack's reasons not to show a message in one place which do not hold for the next: archived, locked,
// not a member, a scope that is missing (https://docs.slack.dev/reference/methods/chat.postMessage).
var refusals = map[string]bool{
	"is_archived": true, "not_in_channel": true, "channel_not_found": true, "user_not_in_channel": true, "missing_scope": true,
	"restricted_action": true, "restricted_action_read_only_channel": true, "restricted_action_thread_only_channel": true,
	"restricted_action_non_threadable_channel": true, "restricted_action_thread_locked": true, "thread_not_found": true,
	"cannot_reply_to_message": true, "invalid_thread_ts": true, "message_not_found": true, "messages_tab_disabled": true,
	"no_permission": true, "ekm_access_denied": true, "channel_is_limited_access": true, "user_not_found": true, "user_disabled": true,
}

// malformed are Slack's reasons to take a message in plainer form only.
var malformed = map[string]bool{
	"invalid_blocks": true, "invalid_blocks_format": true, "msg_blocks_too_long": true, "msg_too_long": true, "invalid_arguments": true,
}

// ended are Slack's reasons to take nothing from Parley at all in this workspace.
var ended = map[string]bool{
	"account_inactive": true, "token_revoked": true, "token_expired": true, "invalid_auth": true, "not_authed": true, "org_login_required": true,
}

// code is the reason Slack gave, "" when it gave none.
func code(err error) string {
	var said slack.SlackErrorResponse
	if errors.As(err, &said) {
		return said.Err
	}
	return ""
}

// refused tells whether the next best place may take the message. A response_url that is used up is gone.
func refused(err error, at place) bool {
	var status slack.StatusCodeError
	if at.ResponseURL != "" && errors.As(err, &status) {
		return status.Code >= http.StatusBadRequest && status.Code < http.StatusInternalServerError && status.Code != http.StatusTooManyRequests
	}
	return refusals[code(err)]
}

// errNowhere is returned when every place refused the message, or the workspace takes nothing at all.
var errNowhere = errors.New("no place took the message")

// show shows a message in the first place that takes it and returns where it stands. metadata travels with it where it
// can. The error is errNowhere when none took it, and otherwise one that another try may help.
func show(ctx context.Context, api *slack.Client, places []place, m face.Message, metadata slack.SlackMetadata) (where string, at place, err error) {
	var reasons error
	for _, p := range places {
		where, err = showAt(ctx, api, p, m, metadata)
		switch {
		case err == nil:
			return where, p, nil
		case ended[code(err)]:
			return "", p, fmt.Errorf("%w: %w", errNowhere, err)
		case !refused(err, p):
			return "", p, withoutAddress(err)
		}
		reasons = errors.Join(reasons, withoutAddress(err))
	}
	return "", place{}, fmt.Errorf("%w: %w", errNowhere, reasons)
}

// showAt shows a message in one place: as it is, or without blocks where Slack finds fault with them.
func showAt(ctx context.Context, api *slack.Client, p place, m face.Message, metadata slack.SlackMetadata) (string, error) {
	if p.Note != "" {
		m = face.Noted(p.Note, m)
	}
	where, err := send(ctx, api, p, metadata, slack.MsgOptionText(m.Text, false), slack.MsgOptionBlocks(m.Blocks...))
	var status slack.StatusCodeError
	unfit := malformed[code(err)] || errors.As(err, &status) && status.Code == http.StatusBadRequest
	if unfit {
		return send(ctx, api, p, metadata, slack.MsgOptionText(m.Text, false))
	}
	return where, err
}

func send(ctx context.Context, api *slack.Client, p place, metadata slack.SlackMetadata, content ...slack.MsgOption) (string, error) {
	content = append(content, slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl())
	if p.Thread != "" && p.ResponseURL == "" {
		content = append(content, slack.MsgOptionTS(p.Thread))
	}
	if p.ResponseURL != "" {
		_, _, err := api.PostMessageContext(ctx, p.Channel, append(content, slack.MsgOptionResponseURL(p.ResponseURL, slack.ResponseTypeEphemeral))...)
		return "response_url", err
	}
	if p.Only != "" {
		ts, err := api.PostEphemeralContext(ctx, p.Channel, p.Only, content...)
		return p.Channel + "/" + ts, err
	}
	channel, ts, err := api.PostMessageContext(ctx, p.Channel, append(content, slack.MsgOptionMetadata(metadata))...)
	return channel + "/" + ts, err
}
