//go:build !race

package extract

// watched tells that the race detector looks on: here it does not.
const watched = false
