package respond

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/slack-go/slack"

	"parley/bot/journal"
	"parley/bot/picture"
	face "parley/bot/slack"
	"parley/bot/slack/delivery"
)

const (
	drawnText     = "The picture is among your direct messages with me."
	maybeDrawText = "The picture may be among your direct messages with me already. Press Picture again if it is not."
	mayNotText    = "I may not send pictures here: the app lacks the right files:write. Whoever looks after me finds how to grant it with “parley doctor”."
	noPictureText = "Slack does not take the picture: %s. “parley timeline --svg” draws it on the machine I run on."
)

// picture draws a timeline and sends it to the person, since Slack shows no file to one person alone in a channel. A file carries no mark it
// could be found by, so it is sent at most once for each press, and a press whose outcome is not known is answered with just that.
func (r *Responder) picture(ctx context.Context, e delivery.Event, b button, d face.Dated) (string, error) {
	api, err := r.Workspaces.Client(ctx, b.Workspace)
	if err != nil {
		return "", fmt.Errorf("speaking to workspace %s: %w", b.Workspace, err)
	}
	stands, err := r.Journal.Intend(ctx, e.Claim, "picture")
	if err != nil {
		return "", err
	}
	if stands.Standing == journal.MaybePosted {
		return r.say(ctx, e, b.pressed, maybeDrawText)
	}
	if stands.Standing == journal.NotPosted {
		file, err := upload(ctx, api, b.User.ID, d)
		if why := code(err); why == "missing_scope" {
			return r.say(ctx, e, b.pressed, mayNotText)
		} else if why != "" {
			return r.say(ctx, e, b.pressed, fmt.Sprintf(noPictureText, why))
		}
		if err != nil {
			return "", errors.Join(withoutAddress(err), r.retract(ctx, e.Claim, "picture", err))
		}
		if err := r.Journal.Confirm(ctx, e.Claim, "picture", file); err != nil {
			return "", err
		}
	}
	return r.say(ctx, e, b.pressed, drawnText)
}

// upload draws the picture and gives it to Slack for a user in the three steps that takes
// (https://docs.slack.dev/messaging/working-with-files), and returns the file's id.
func upload(ctx context.Context, api *slack.Client, user string, d face.Dated) (string, error) {
	drawn, err := picture.PNG(d.Told)
	if err != nil {
		return "", err
	}
	const name = "timeline.png"
	to, err := api.GetUploadURLExternalContext(ctx, slack.GetUploadURLExternalParameters{
		FileName: name, FileSize: len(drawn), AltTxt: "A timeline: its sentences stand in the message above.",
	})
	if err != nil {
		return "", err
	}
	if err := api.UploadToURL(ctx, slack.UploadToURLParameters{UploadURL: to.UploadURL, Reader: bytes.NewReader(drawn), Filename: name}); err != nil {
		return "", err
	}
	_, err = api.CompleteUploadExternalContext(ctx, slack.CompleteUploadExternalParameters{
		Files:          []slack.FileSummary{{ID: to.FileID, Title: "Timeline"}},
		InitialComment: face.Escape(d.Title()),
		Channels:       []string{user}, // which stands for the direct messages with them
	})
	return to.FileID, err
}
