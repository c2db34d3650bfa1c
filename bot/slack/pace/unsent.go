package pace

// An Unsent is the error of a call that surely never reached Slack, for its turn did not come in time. It wraps
// context.DeadlineExceeded or context.Canceled.
type Unsent struct{ cause error }

// Error says why the turn did not come in time.
func (u Unsent) Error() string { return u.cause.Error() }

// Unwrap returns the error of the context.
func (u Unsent) Unwrap() error { return u.cause }

// Unsent is true. It tells these errors from others for callers that do not know this package.
func (Unsent) Unsent() bool { return true }
