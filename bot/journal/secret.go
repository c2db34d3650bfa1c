package journal

import "log/slog"

// mask is what is seen of a secret.
const mask = "•••"

// A Secret is text that must not be seen: a token, a key. Printed, logged or marshalled in any way it is "•••".
// The zero Secret holds "".
//
// The text lies behind a pointer because fmt cannot call the methods of a field that is not exported
// and prints what it finds there; of a pointer it prints the address.
type Secret struct{ text *string }

// Hide returns a Secret holding text.
func Hide(text string) Secret { return Secret{&text} }

// Reveal returns the text, for the one place that needs it.
func (s Secret) Reveal() string {
	if s.text == nil {
		return ""
	}
	return *s.text
}

// String returns "•••".
func (Secret) String() string { return mask }

// GoString returns "•••".
func (Secret) GoString() string { return mask }

// MarshalText returns "•••". There is no way back: a secret is stored sealed or not at all.
func (Secret) MarshalText() ([]byte, error) { return []byte(mask), nil }

// LogValue returns "•••".
func (Secret) LogValue() slog.Value { return slog.StringValue(mask) }
