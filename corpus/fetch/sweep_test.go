package fetch

import (
	"fmt"
	"net/url"
	"testing"
	"time"
)

// Once there are many hosts, those nobody asked for long are forgotten, but for one that asked to be left alone.
func TestHostsAreForgotten(t *testing.T) {
	h := newHosts(time.Second, nil)
	ask := func(n int) *host { return h.of(&url.URL{Scheme: "https", Host: fmt.Sprintf("%d.example", n)}) }
	long := time.Now().Add(-2 * restAfter)
	for n := range mostHosts {
		ask(n).used = long
	}
	ask(0).close(time.Now().Add(time.Hour))
	ask(0).used = long
	lately := ask(1)
	ask(mostHosts)
	if len(h.all) != 3 || ask(0).open(time.Now()) || ask(1) != lately {
		t.Errorf("%d hosts are left", len(h.all))
	}
}
