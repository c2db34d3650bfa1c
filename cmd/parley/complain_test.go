package main

import (
	"errors"
	"fmt"
	"slices"
	"testing"
)

func TestComplaints(t *testing.T) {
	lines := errors.New("the file says\n\ttwo lines")
	full := errors.New("write a: no space left on device")
	for name, c := range map[string]struct {
		err  error
		want []string
	}{
		"one":                    {lines, []string{lines.Error()}},
		"joined":                 {errors.Join(errors.New("a"), errors.Join(errors.New("b"), errors.New("c"))), []string{"a", "b", "c"}},
		"two with words between": {fmt.Errorf("open: %w: %w; do this", errors.New("damaged"), lines), []string{"open: damaged: " + lines.Error() + "; do this"}},
		"joined inside words":    {fmt.Errorf("open: %w", errors.Join(errors.New("a"), errors.New("b"))), []string{"open: a\nb"}},
		"full twice": {errors.Join(full, errors.New("close a: no space left on device")),
			[]string{full.Error() + "; make room and run it again, what was there is unharmed"}},
	} {
		if got := complaints(c.err); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
