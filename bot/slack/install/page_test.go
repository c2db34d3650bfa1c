package install

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	face "parley/bot/slack"
)

func TestBegin(t *testing.T) {
	w := newWorld(t)
	status, text, h := w.browser(t).open(w.site.URL + face.InstallPath)
	if status != http.StatusOK || !strings.Contains(text, `href="/slack/install/go"`) || !strings.Contains(text, "users:read") {
		t.Errorf("%d %s", status, text)
	}
	guarded(t, text, h)
	if strings.Contains(text, "reactions:read") {
		t.Error("a way that is not open is asked for")
	}
}

// guarded asks that nothing runs on a page, and that its own style does.
func guarded(t *testing.T, text string, h http.Header) {
	t.Helper()
	policy := h.Get("Content-Security-Policy")
	for _, want := range []string{"default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"} {
		if !strings.Contains(policy, want) {
			t.Errorf("policy %q lacks %s", policy, want)
		}
	}
	if h.Get("Cache-Control") != "no-store" || h.Get("Referrer-Policy") != "no-referrer" {
		t.Errorf("headers %v", h)
	}
	shown := regexp.MustCompile(`(?s)<style>(.*)</style>`).FindStringSubmatch(text)
	if shown == nil {
		t.Fatalf("no style in %s", text)
	}
	sum := sha256.Sum256([]byte(shown[1]))
	if !strings.Contains(policy, base64.StdEncoding.EncodeToString(sum[:])) {
		t.Errorf("policy %q is not that of the style", policy)
	}
	if strings.Contains(text, "<script") {
		t.Error("a page has a script")
	}
}

// The name of a workspace is whatever its people chose.
func TestPagesEscape(t *testing.T) {
	w := newWorld(t)
	rec := httptest.NewRecorder()
	w.show(rec, http.StatusOK, installed(`<script>alert(1)</script>"&`))
	if strings.Contains(rec.Body.String(), "<script") || !strings.Contains(rec.Body.String(), "&lt;script&gt;") {
		t.Error(rec.Body.String())
	}
	guarded(t, rec.Body.String(), rec.Header())
}

func TestCookie(t *testing.T) {
	w := newWorld(t)
	b := w.browser(t)
	_, text, h := b.open(w.site.URL + goPath)
	set := h.Get("Set-Cookie")
	for _, want := range []string{"__Host-", "Path=/", "Max-Age=600", "HttpOnly", "Secure", "SameSite=Lax"} {
		if !strings.Contains(set, want) {
			t.Errorf("cookie %q lacks %s", set, want)
		}
	}
	if h.Get("Cache-Control") != "no-store" {
		t.Errorf("the state may be kept: %v", h)
	}
	w.silent(t, text)
	for _, method := range []string{http.MethodPost, http.MethodPut} {
		rec := httptest.NewRecorder()
		w.Handler().ServeHTTP(rec, httptest.NewRequest(method, goPath, nil))
		if rec.Code != http.StatusMethodNotAllowed {
			t.Errorf("%s is %d", method, rec.Code)
		}
	}
}
