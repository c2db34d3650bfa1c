package respond

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/slack-go/slack"

	face "parley/bot/slack"
	"parley/bot/slack/delivery"
)

// Files take in what people share as files. Its errors are words for people.
type Files interface {
	// CheckFile returns what is wrong with a file of this name and so many bytes, nil for nothing.
	CheckFile(name string, size int64) error
	// AddFile brings in a file by its content; id is what Slack knows it by. What is there already gives when it came.
	AddFile(ctx context.Context, id, name string, content []byte) (face.Added, error)
}

const (
	mostFiles   = 5                // of one message
	filesWithin = 45 * time.Second // for all of them: an event has a minute
	largestFile = 20 << 20         // bytes, as for what is got from the web
)

const (
	mayNotReadText = "the app lacks the right files:read, so that I may not read files. Whoever looks after me finds how to grant it with “parley doctor”"
	noFileText     = "the file is no longer there, or was shared where I am not; invite me with /invite and try again"
	elsewhereText  = "it is kept outside of Slack, so that I cannot read it; share the file itself"
	undeliverText  = "it did not come from Slack; try again later"
)

// errTooLarge is what ends the reading of a file that is longer than Slack said.
var errTooLarge = fmt.Errorf("it has more than %d MB; split it into smaller files", largestFile>>20)

// addFiles brings in the files of a message, for those who may, and tells of each in a message of its own.
func (r *Responder) addFiles(ctx context.Context, e delivery.Event, a adding, shared []slack.File) (string, error) {
	refuse := func(why string) (string, error) { return r.tell(ctx, e, "answer", a.team, why, a.quiet) }
	if r.options.Files == nil {
		return refuse(cannotAddText)
	}
	may, err := r.mayConfigure(ctx, a.team, a.user)
	if err != nil {
		return "", err
	}
	if !may {
		return refuse(r.whoMayDo(ctx, a.team, mayAdd))
	}
	if len(shared) > mostFiles {
		return refuse(fmt.Sprintf("I add up to %d files of one message at once. Share them in several messages.", mostFiles))
	}
	by := r.nameOf(ctx, a.team, a.user)
	within, cancel := context.WithTimeout(ctx, filesWithin)
	defer cancel()
	var first string
	for n, file := range shared {
		where, err := r.addFile(ctx, within, e, a, sharedFile{file.ID, file.Name, by, n})
		if err != nil {
			return "", err
		}
		if n == 0 {
			first = where
		}
	}
	return first, nil
}

// A sharedFile is one of the files in a message, to be added by somebody.
type sharedFile struct {
	id, name, by string
	n            int // which of them, from 0
}

// key is what the message about a file is known by among those that answer the event.
func (f sharedFile) key(kind string) string {
	if f.n == 0 {
		return kind
	}
	return fmt.Sprintf("%s %d", kind, f.n+1)
}

// addFile brings in one file for as long as within lasts, and says how it goes and what came of it.
func (r *Responder) addFile(ctx, within context.Context, e delivery.Event, a adding, f sharedFile) (string, error) {
	where, err := r.post(ctx, e.Claim, letter{key: f.key("answer"), team: a.team, message: face.Adding(f.name, f.by, 0), places: a.all})
	if err != nil || where == "" {
		return where, err
	}
	var added face.Added
	content, err := r.download(within, a.team, f.id)
	if err == nil {
		added, err = r.options.Files.AddFile(within, f.id, f.name, content)
	}
	if ctx.Err() != nil {
		return "", ctx.Err() // another try finds the message and goes on
	}
	r.Log.Info("a file was to be added", "team", a.team, "by", a.user, "file", f.id, "articles", added.Articles, "error", err)
	return where, r.close(ctx, e, a.team, a.quiet, where, f.key("result"), r.outcome(e, f.name, f.by, added, err))
}

// download returns the content of a file in Slack. Its errors are words for people and name no address: that of a file is private.
// The client sends its token to Slack alone, over https, or to where it calls the Web API.
func (r *Responder) download(ctx context.Context, team, id string) ([]byte, error) {
	api, err := r.Workspaces.Client(ctx, team)
	if err != nil {
		return nil, r.unread(id, err)
	}
	file, _, _, err := api.GetFileInfoContext(ctx, id, 1, 1)
	if err != nil {
		return nil, r.unread(id, err)
	}
	if file.IsExternal || file.URLPrivateDownload == "" {
		return nil, errors.New(elsewhereText)
	}
	if file.Size > largestFile {
		return nil, errTooLarge
	}
	if err := r.options.Files.CheckFile(file.Name, int64(file.Size)); err != nil {
		return nil, err
	}
	var content capped
	if err := api.GetFileContext(ctx, file.URLPrivateDownload, &content); err != nil {
		return nil, r.unread(id, err)
	}
	return content.read.Bytes(), nil
}

// unread says why a file was not handed out.
func (r *Responder) unread(id string, err error) error {
	if errors.Is(err, errTooLarge) {
		return errTooLarge
	}
	r.Log.Warn("a file could not be read", "file", id, "reason", code(err))
	switch code(err) {
	case "missing_scope":
		return errors.New(mayNotReadText)
	case "file_not_found", "file_deleted", "not_visible":
		return errors.New(noFileText)
	}
	return errors.New(undeliverText)
}

// capped is what was read of a file, up to the most it may have.
type capped struct{ read bytes.Buffer }

func (c *capped) Write(p []byte) (int, error) {
	if c.read.Len()+len(p) > largestFile {
		return 0, errTooLarge
	}
	return c.read.Write(p)
}
