package evidence

import (
	"runtime"
	"sync"
)

// mostProcessors is how many processors one answer takes, so that others can be given at the same time.
const mostProcessors = 4

// leastShared is how much there must be for it to be worth while to share it.
const leastShared = 16

// inShares has the work on so many things done on several processors: each call of do is for every step-th of them, from the first on.
func inShares(things int, do func(first, step int)) {
	shares := min(runtime.GOMAXPROCS(0), mostProcessors)
	if things < leastShared {
		shares = 1
	}
	var done sync.WaitGroup
	for first := range shares - 1 {
		done.Go(func() { do(1+first, shares) })
	}
	do(0, shares)
	done.Wait()
}
