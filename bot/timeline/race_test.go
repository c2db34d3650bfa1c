//go:build race

package timeline_test

// watched tells that the race detector looks on, which makes everything many times slower.
const watched = true
