package timeline

import "testing"

func TestWhen(t *testing.T) {
	for _, c := range []struct {
		when When
		want string
	}{
		{When{"2025-07-28", "2025-07-28"}, "28 July 2025"},
		{When{"2025-05-10", "2025-05-11"}, "10–11 May 2025"},
		{When{"2025-07-27", "2025-08-02"}, "27 July – 2 August 2025"},
		{When{"2025-12-30", "2026-01-02"}, "30 December 2025 – 2 January 2026"},
		{When{"2024-02-01", "2024-02-29"}, "February 2024"},
		{When{"2025-09-01", "2025-11-30"}, "autumn 2025"},
		{When{"2025-12-01", "2026-02-28"}, "winter 2025"},
		{When{"2028-01-01", "2028-12-31"}, "2028"},
		{When{"2025-01-01", "2025-03-31"}, "January to March 2025"},
	} {
		if got := c.when.String(); got != c.want {
			t.Errorf("%v: %q, want %q", c.when.From, got, c.want)
		}
	}
}
