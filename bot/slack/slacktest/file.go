package slacktest

import (
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"strings"
)

// A File is a small file shared in the workspace.
type File struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Title   string `json:"title"`
	User    string `json:"user"`
	Content []byte `json:"content"`
	pending bool   // an upload not completed yet
}

// File gives a file that was shared; its ID is "" when there is none.
func (s *Server) File(id string) File {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f := s.files[id]; f != nil && !f.pending {
		return *f
	}
	return File{}
}

func (c *call) uploadURL() (object, error) {
	if c.args.count("length", 0) == 0 || c.args.Text("filename") == "" {
		return nil, refuse("missing_argument")
	}
	f := &File{ID: c.id("F"), Name: c.args.Text("filename"), User: BotUserID, pending: true}
	c.files[f.ID] = f
	return object{"upload_url": c.http.URL + "/upload/" + f.ID, "file_id": f.ID}, nil
}

// serveUpload takes the bytes sent to an upload address, as a body or as the first file of a form.
func (s *Server) serveUpload(w http.ResponseWriter, r *http.Request) {
	var body io.Reader = r.Body
	if parts, err := r.MultipartReader(); err == nil {
		part, err := parts.NextPart()
		if err != nil {
			http.Error(w, "no file", http.StatusBadRequest)
			return
		}
		body = part
	}
	content, err := io.ReadAll(io.LimitReader(body, largestBody))
	defer s.lock()()
	f := s.files[r.PathValue("id")]
	if err != nil || f == nil || !f.pending {
		http.Error(w, "no such upload", http.StatusNotFound)
		return
	}
	f.Content = content
	_, _ = io.WriteString(w, "OK - "+strconv.Itoa(len(content)))
}

func (c *call) completeUpload() (object, error) {
	var given []struct{ ID, Title string }
	if json.Unmarshal(c.args.JSON("files"), &given) != nil || len(given) == 0 {
		return nil, refuse("invalid_arguments", "[ERROR] must provide an array [json-pointer:/files]")
	}
	var ids []string
	for _, g := range given {
		f := c.files[g.ID]
		if f == nil || f.Content == nil {
			return nil, refuse("file_not_found")
		}
		f.Title, f.pending = g.Title, false
		ids = append(ids, f.ID)
	}
	answer := object{"files": c.wireFiles(ids)}
	for _, id := range append(strings.Split(c.args.Text("channels"), ","), c.args.Text("channel_id")) {
		if id == "" {
			continue
		}
		if err := c.shareFiles(id, ids); err != nil {
			return nil, err
		}
	}
	return answer, nil
}

// shareFiles posts files in a conversation, or to a user.
func (c *call) shareFiles(to string, ids []string) error {
	c.args["channel"] = to
	ch, err := c.destination()
	if err != nil {
		return err
	}
	thread := c.args.Text("thread_ts")
	if err := c.checkThread(ch.ID, thread); err != nil {
		return err
	}
	c.post(ch, &Message{User: BotUserID, Bot: true, Text: c.args.Text("initial_comment"), ThreadTS: thread, Files: ids})
	return nil
}

func (c *call) fileInfo() (object, error) {
	f := c.files[c.args.Text("file")]
	if f == nil || f.pending {
		return nil, refuse("file_not_found")
	}
	return object{"file": c.wireFile(f), "comments": []object{}}, nil
}

// serveFile answers url_private, which wants the bot token like the Web API.
func (s *Server) serveFile(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.files[r.PathValue("id")]
	if f == nil || r.Header.Get("Authorization") != "Bearer "+BotToken {
		http.Error(w, "no such file", http.StatusNotFound)
		return
	}
	_, _ = w.Write(f.Content)
}

func (s *Server) wireFile(f *File) object {
	return object{
		"id": f.ID, "name": f.Name, "title": f.Title, "user": f.User, "size": len(f.Content), "mode": "hosted", "is_external": false,
		"mimetype": http.DetectContentType(f.Content), "url_private": s.http.URL + "/files/" + f.ID, "url_private_download": s.http.URL + "/files/" + f.ID,
	}
}

func (s *Server) wireFiles(ids []string) []object {
	files := []object{}
	for _, id := range ids {
		files = append(files, s.wireFile(s.files[id]))
	}
	return files
}
