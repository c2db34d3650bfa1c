// Package doctor finds what keeps Parley from working in Slack – a wrong token, a scope that is missing, a clock that is
// off – and says what to do about it. It posts nothing and changes nothing there.
package doctor

// A State says how one thing stands.
type State string

// The states of things.
const (
	OK        State = "ok"
	Warning   State = "warning"     // Parley works, but not as well as it could
	Fault     State = "fault"       // Parley does not work until this is mended
	Unchecked State = "not checked" // nothing can be said; Text tells why
)

// A Finding is one thing looked at. No finding holds a secret.
type Finding struct {
	Check string `json:"check"`        // what was looked at, such as "bot token"
	State State  `json:"state"`        //
	Text  string `json:"text"`         // how it stands
	Do    string `json:"do,omitempty"` // what to do about it, "" where nothing is to be done
}
