package respond

import (
	"errors"
	"fmt"
	"net/url"
)

// withoutAddress takes the address out of an error: a response_url lets whoever has it write in Parley's name.
func withoutAddress(err error) error {
	var at *url.Error
	if errors.As(err, &at) {
		return fmt.Errorf("calling Slack: %w", at.Err)
	}
	return err
}
