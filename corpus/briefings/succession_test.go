package briefings

import (
	"fmt"
	"slices"
	"testing"
)

// successionFaults holds briefings to one another: whoever names a successor names the day, the successor took
// effect on that day, and each of the two names the other.
func successionFaults(all []front) []string {
	known := map[string]front{}
	for _, f := range all {
		known[f.ID] = f
	}
	var faults []string
	for _, f := range all {
		if next, ok := known[f.Successor]; f.Successor != "" {
			switch {
			case !ok:
				faults = append(faults, fmt.Sprintf("%s: no successor %s", f.ID, f.Successor))
			case !slices.Contains(next.Supersedes, f.ID):
				faults = append(faults, fmt.Sprintf("%s does not say that it supersedes %s", next.ID, f.ID))
			case f.Superseded == "" || next.Effective != f.Superseded:
				faults = append(faults, fmt.Sprintf("%s was superseded on %q, and %s took effect on %q", f.ID, f.Superseded, next.ID, next.Effective))
			}
		}
		for _, id := range f.Supersedes {
			if known[id].Successor != f.ID {
				faults = append(faults, fmt.Sprintf("%s does not say that %s superseded it", id, f.ID))
			}
		}
	}
	return faults
}

func TestSuccessorsAgree(t *testing.T) {
	var all []front
	for _, b := range load(t) {
		all = append(all, b.front)
	}
	for _, fault := range successionFaults(all) {
		t.Error(fault)
	}
}

func TestSuccessionFaultsAreFound(t *testing.T) {
	old := front{ID: "old", Superseded: "2025-08-12", Successor: "new"}
	next := front{ID: "new", Effective: "2025-08-12", Supersedes: []string{"old"}}
	if faults := successionFaults([]front{old, next}); faults != nil {
		t.Fatalf("a good pair is faulted: %q", faults)
	}
	for name, spoil := range map[string]func(old, next *front){
		"no such successor":        func(old, _ *front) { old.Successor = "none" },
		"successor says nothing":   func(_, next *front) { next.Supersedes = nil },
		"predecessor says nothing": func(old, _ *front) { old.Successor = "" },
		"another day":              func(_, next *front) { next.Effective = "2025-08-13" },
		"no day":                   func(old, next *front) { old.Superseded, next.Effective = "", "" },
	} {
		t.Run(name, func(t *testing.T) {
			a, b := old, next
			spoil(&a, &b)
			if successionFaults([]front{a, b}) == nil {
				t.Error("not found")
			}
		})
	}
}
