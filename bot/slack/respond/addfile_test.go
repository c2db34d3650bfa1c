package respond

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/slack-go/slack"

	face "parley/bot/slack"
	"parley/bot/slack/slacktest"
)

// fakeFiles takes Markdown in and can be made to say anything.
type fakeFiles struct {
	mu    sync.Mutex
	added face.Added
	err   error
	saw   []string
}

func (f *fakeFiles) CheckFile(name string, _ int64) error {
	if !strings.HasSuffix(name, ".md") {
		return errors.New("I cannot read such files")
	}
	return nil
}

func (f *fakeFiles) AddFile(_ context.Context, id, name string, content []byte) (face.Added, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.saw = append(f.saw, name+": "+string(content))
	added := f.added
	added.Source = "slack file " + id
	return added, f.err
}

// below waits for n messages below another that begin to tell of adding and are done, and returns them.
func (d *desk) below(m slacktest.Message, n int) []slacktest.Message {
	d.t.Helper()
	d.until("it is told below the message", func() bool {
		all := d.replies(m)
		for _, one := range all {
			if strings.Contains(string(one.Blocks), "I am reading it") {
				return false
			}
		}
		return len(all) == n
	})
	for _, one := range d.replies(m) {
		if bad := slacktest.CheckBlocks(one.Blocks, slacktest.InMessage); len(bad) > 0 {
			d.t.Errorf("%v", bad)
		}
	}
	return d.replies(m)
}

// plainly is text without what keeps Slack from making links of it.
func plainly(text string) string { return strings.ReplaceAll(text, "\u2060", "") }

// The shortcut adds the file in a message rather than what it links to, tells of it below, and undoes it.
func TestAddFile(t *testing.T) {
	files, web := &fakeFiles{added: face.Added{Title: "The truce", Articles: 1, Passages: 14}}, &fakeWeb{}
	d := newDesk(t, set{options: Options{Files: files, Sources: web}})
	m := d.slack.User(ben).Upload(general, "truce <!here>.md", []byte("# The truce"), "From <https://example.org/a>")
	d.slack.User(ada).Shortcut(m, face.AddShortcut)
	told := d.below(m, 1)[0]
	says(t, string(told.Blocks), "Added, 14 passages: ", "The truce")
	says(t, plainly(told.Text), "truce &lt;!here&gt;.md")
	d.settled()
	if fmt.Sprint(files.saw) != "[truce <!here>.md: # The truce]" || len(web.saw) > 0 {
		t.Errorf("%q %q", files.saw, web.saw)
	}
	says(t, d.log.String(), "a file was to be added", "by="+ada)
	if strings.Contains(d.log.String(), "/files/") {
		t.Errorf("the private address of a file is in the log:\n%s", d.log)
	}
	d.slack.User(ada).Click(told, "undo:0")
	d.until("it is undone", func() bool { return strings.Contains(d.replies(m)[0].Text, "took it back") })
	if fmt.Sprint(web.undone) != "[slack file "+m.Files[0]+"]" {
		t.Errorf("%v", web.undone)
	}
}

// Each file of a message is told of by itself.
func TestAddSeveralFiles(t *testing.T) {
	files := &fakeFiles{added: face.Added{Articles: 2, Passages: 9}}
	d := newDesk(t, set{options: Options{Files: files}})
	m := d.shared("a.md", "b.docx", "c.md")
	d.slack.User(ada).Shortcut(m, face.AddShortcut)
	all := d.below(m, 3)
	says(t, plainly(all[0].Text), "a.md", "Added, 2 articles, 9 passages.")
	says(t, plainly(all[1].Text), "b.docx", "I could not, because: I cannot read such files")
	says(t, plainly(all[2].Text), "c.md", "Added")
	d.settled()
	if len(files.saw) != 2 {
		t.Errorf("%q", files.saw)
	}
	names := strings.Split(strings.Repeat("a.md ", mostFiles)+"a.md", " ")
	d.slack.User(ada).Shortcut(d.shared(names...), face.AddShortcut)
	says(t, d.private(ada, 1).Text, "up to 5 files")
}

// shared is a message with several files.
func (d *desk) shared(names ...string) slacktest.Message {
	d.t.Helper()
	var all []slack.FileSummary
	for _, name := range names {
		to, err := d.api.GetUploadURLExternalContext(d.t.Context(), slack.GetUploadURLExternalParameters{FileName: name, FileSize: 1})
		check(d.t, err)
		check(d.t, d.api.UploadToURL(d.t.Context(), slack.UploadToURLParameters{UploadURL: to.UploadURL, Reader: strings.NewReader("x"), Filename: name}))
		all = append(all, slack.FileSummary{ID: to.FileID, Title: name})
	}
	_, err := d.api.CompleteUploadExternalContext(d.t.Context(), slack.CompleteUploadExternalParameters{Files: all, Channel: general})
	check(d.t, err)
	messages := d.slack.Messages(general)
	return messages[len(messages)-1]
}

func TestAddFileSaysWhyNot(t *testing.T) {
	for _, c := range []struct {
		name, file string
		size       int
		err        error
		scopes     []string
		want       string
	}{
		{name: "no such format", file: "talks.docx", size: 1, want: "I could not, because: I cannot read such files"},
		{name: "no text", file: "talks.md", size: 1, err: errors.New("there is no text in it"), want: "I could not, because: there is no text in it"},
		{name: "too large", file: "talks.md", size: largestFile + 1, want: "I could not, because: it has more than 20 MB"},
		{name: "no right", file: "talks.md", size: 1, scopes: face.Scopes([]face.Way{face.Commands, face.Admin}), want: "the app lacks the right files:read"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t, set{options: Options{Files: &fakeFiles{err: c.err}}, slack: slacktest.Options{Scopes: c.scopes}})
			m := d.slack.User(ada).Upload(general, c.file, make([]byte, c.size), "")
			d.slack.User(ada).Shortcut(m, face.AddShortcut)
			told := d.below(m, 1)[0]
			says(t, plainly(told.Text), c.want)
			if strings.Contains(string(told.Blocks), "undo") || strings.Contains(told.Text+d.log.String(), "/files/") {
				t.Errorf("%s\n%s", told.Blocks, d.log)
			}
		})
	}
}

func TestAddFileRefused(t *testing.T) {
	files := &fakeFiles{}
	d := newDesk(t, set{options: Options{Files: files}})
	m := d.slack.User(ben).Upload(general, "talks.md", []byte("x"), "")
	d.slack.User(ben).Shortcut(m, face.AddShortcut)
	says(t, d.private(ben, 1).Text, "Only admins and owners of this workspace may add sources")
	d.settled()
	if len(files.saw) > 0 || len(d.replies(m)) > 0 {
		t.Errorf("%q", files.saw)
	}
	d = newDesk(t, set{})
	d.slack.User(ada).Shortcut(d.slack.User(ben).Upload(general, "talks.md", []byte("x"), ""), face.AddShortcut)
	says(t, d.private(ada, 1).Text, cannotAddText)
}

// The token goes to Slack alone, whatever address Slack names for a file.
func TestDownloadSendsTheTokenToSlackAlone(t *testing.T) {
	asked := make(chan string, 9)
	elsewhere := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { asked <- r.Header.Get("Authorization") }))
	defer elsewhere.Close()
	api := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = fmt.Fprintf(w, `{"ok":true,"file":{"id":"F1","name":"a.md","size":1,"url_private_download":%q}}`, elsewhere.URL+"/secret-path")
	}))
	defer api.Close()
	d := newDesk(t, set{still: true, options: Options{Files: &fakeFiles{}}})
	d.r.Workspaces = one{slack.New(slacktest.BotToken, slack.OptionAPIURL(api.URL+"/api/"), slack.OptionHTTPClient(web))}
	_, err := d.r.download(t.Context(), team, "F1")
	if err == nil || err.Error() != undeliverText || len(asked) > 0 || strings.Contains(d.log.String(), "secret-path") {
		t.Errorf("%v, asked %d times\n%s", err, len(asked), d.log)
	}
}
