//go:build !race

package bleve_test

// underRace tells whether the race detector watches.
const underRace = false
