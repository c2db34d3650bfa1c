//go:build race

package extract

// watched tells that the race detector looks on, which takes more memory than a limit leaves.
const watched = true
