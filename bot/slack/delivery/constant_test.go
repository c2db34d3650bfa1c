package delivery

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// How long a comparison takes is not to be measured here to the nanosecond; that the library compares in constant time
// is read in its source, so that an upgrade which does otherwise is noticed.
func TestSignatureIsComparedInConstantTime(t *testing.T) {
	dir, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{.Dir}}", "github.com/slack-go/slack").Output()
	check(t, err)
	source, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "security.go"))
	check(t, err)
	_, ensure, found := strings.Cut(string(source), ") Ensure() error {")
	ensure, _, _ = strings.Cut(ensure, "\n}")
	if !found || !strings.Contains(ensure, "hmac.Equal(") || strings.Contains(ensure, "==") {
		t.Errorf("the signature is compared by\n%s", ensure)
	}
}
