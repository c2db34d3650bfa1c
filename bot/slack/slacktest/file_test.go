package slacktest

import (
	"net/http"
	"strings"
	"testing"
)

func TestUploadByApp(t *testing.T) {
	s := New(t, Options{})
	want(t, ask(t, s, "files.getUploadURLExternal", "filename", "", "length", "3"), "missing_argument")
	slot := ask(t, s, "files.getUploadURLExternal", "filename", "a.txt", "length", "3")
	id := slot["file_id"].(string)
	want(t, ask(t, s, "files.completeUploadExternal", "files", `[{"id":"`+id+`"}]`), "file_not_found")
	r, err := web.Post(slot["upload_url"].(string), "application/octet-stream", strings.NewReader("abc"))
	if err != nil || r.StatusCode != http.StatusOK {
		t.Fatal(r, err)
	}
	_ = r.Body.Close()
	want(t, ask(t, s, "files.completeUploadExternal", "files", `[{"id":"`+id+`","title":"A"}]`, "channel_id", "C01GENERAL", "initial_comment", "here"), "")
	if m := s.Messages("C01GENERAL"); len(m) != 1 || m[0].Text != "here" || m[0].Files[0] != id {
		t.Errorf("%+v", m)
	}
	if f := ask(t, s, "files.info", "file", id)["file"].(object); f["title"] != "A" || f["size"] != 3.0 {
		t.Errorf("%v", f)
	}
	want(t, ask(t, s, "files.info", "file", "F0"), "file_not_found")
}

func TestUploadByPerson(t *testing.T) {
	s := New(t, Options{})
	m := s.User("U01ADA").Upload("C01GENERAL", "a.txt", []byte("abc"), "look")
	shared := events(t, s, "message")[0]
	file := shared["files"].([]any)[0].(object)
	if shared["subtype"] != "file_share" || shared["text"] != "look" || file["id"] != m.Files[0] || len(events(t, s, "file_shared")) != 1 {
		t.Errorf("%v", shared)
	}
	get := func(token string) (*http.Response, error) {
		r, err := http.NewRequest(http.MethodGet, file["url_private"].(string), nil)
		if err != nil {
			return nil, err
		}
		r.Header.Set("Authorization", "Bearer "+token)
		return web.Do(r)
	}
	if r, err := get(BotToken); err != nil || body(t, r)["text"] != "abc" {
		t.Error(err)
	}
	if r, err := get("other"); err != nil || body(t, r)["status"] != 404 {
		t.Error(err)
	}
}
