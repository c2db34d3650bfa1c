package main

import (
	"crypto/sha256"
	"fmt"
	"mime"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/rogpeppe/go-internal/testscript"
)

// A testSite serves the files of a folder as a site does, with a tag by which it is told whether one has changed. In what it
// sends, SITE is its own address. A file NAME.status holds the status that is sent in the place of NAME.
type testSite struct {
	folder string
	mu     sync.Mutex
	log    []string // "GET /path", and " ?" behind it for a conditional request
}

func (s *testSite) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	asked := r.Method + " " + r.URL.RequestURI()
	if r.Header.Get("If-None-Match") != "" {
		asked += " ?"
	}
	s.mu.Lock()
	s.log = append(s.log, asked)
	s.mu.Unlock()
	file := filepath.Join(s.folder, filepath.FromSlash(r.URL.Path))
	if status, err := os.ReadFile(file + ".status"); err == nil {
		var code int
		fmt.Sscan(string(status), &code)
		http.Error(w, http.StatusText(code), code)
		return
	}
	body, err := os.ReadFile(file)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	tag := fmt.Sprintf(`"%x"`, sha256.Sum256(body))[:20] + `"`
	w.Header().Set("ETag", tag)
	w.Header().Set("Content-Type", mime.TypeByExtension(filepath.Ext(file)))
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	fmt.Fprint(w, strings.ReplaceAll(string(body), "SITE", "http://"+r.Host))
}

// taken returns what was asked since last time.
func (s *testSite) taken() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	log := s.log
	s.log = nil
	return log
}

// site FOLDER serves the files of a folder to the end of the script. SITE is its address, and it may be reached.
func site(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: site FOLDER")
	}
	s := &testSite{folder: ts.MkAbs(args[0])}
	server := httptest.NewServer(s)
	ts.Defer(server.Close)
	ts.Setenv("SITE", server.URL)
	ts.Setenv("PARLEY_ALLOW_NET", "127.0.0.0/8")
	sites.Store(server.URL, s)
}

// sites are those of the scripts that run, by address.
var sites sync.Map

// requests FILE writes what the site was asked since last time to a file, a request a line.
func requests(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: requests FILE")
	}
	s, ok := sites.Load(ts.Getenv("SITE"))
	if !ok {
		ts.Fatalf("there is no site; begin with: site FOLDER")
	}
	lines := s.(*testSite).taken()
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Join(append(lines, ""), "\n")), 0o600))
}
