package journal

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

const token = "xoxb-1234-hush"

// hidden are the ways a secret may find itself in something that is printed.
func hidden() []any {
	s := Hide(token)
	type inner struct {
		secret Secret // fmt cannot call the methods of this one
	}
	type outer struct {
		Secret  Secret
		Pointer *Secret
		inner   inner
		List    []Secret
		Map     map[string]Secret
		Any     any
	}
	o := outer{s, &s, inner{s}, []Secret{s}, map[string]Secret{"k": s}, s}
	return []any{s, &s, o, &o, []any{s}, Install{Token: s, Refresh: s}, &Install{Token: s}, map[Secret]int{s: 1}}
}

func TestSecretIsNeverSeen(t *testing.T) {
	for _, v := range hidden() {
		var seen bytes.Buffer
		for _, verb := range strings.Split("v +v #v s q x X d t c U b o e p T w", " ") {
			fmt.Fprintf(&seen, "%"+verb+"\n", v)
		}
		fmt.Fprintln(&seen, v)
		if text, err := json.Marshal(v); err == nil {
			seen.Write(text)
		}
		for _, h := range []slog.Handler{slog.NewTextHandler(&seen, nil), slog.NewJSONHandler(&seen, nil)} {
			log := slog.New(h)
			log.Info("kept", "v", v)
			log.With("v", v).WithGroup("g").Error("kept", "err", fmt.Errorf("broken: %v", v))
		}
		for _, shape := range []string{token, fmt.Sprintf("%x", token), fmt.Sprintf("%X", token), fmt.Sprintf("%d", []byte(token)), "hush"} {
			if strings.Contains(seen.String(), shape) {
				t.Errorf("%T shows its secret:\n%s", v, seen.String())
			}
		}
	}
}

func TestSecret(t *testing.T) {
	s := Hide(token)
	if s.Reveal() != token || (Secret{}).Reveal() != "" {
		t.Error("a secret does not hold what it was given")
	}
	text, err := json.Marshal(struct{ S Secret }{s})
	if want := `{"S":"•••"}`; err != nil || string(text) != want {
		t.Errorf("got %s, %v; want %s", text, err, want)
	}
	for _, seen := range []string{fmt.Sprint(s), fmt.Sprintf("%#v", s), s.LogValue().String(), errors.New(s.String()).Error()} {
		if seen != mask {
			t.Errorf("seen as %q", seen)
		}
	}
}
