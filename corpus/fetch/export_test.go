package fetch

import "time"

// Hurry lets a request take no more than limit.
func (f *Fetcher) Hurry(limit time.Duration) { f.hosts.limit = limit }
