package delivery

import "regexp"

// address matches what may be secret in the text of an error: the ticket of a connection, a response_url.
var address = regexp.MustCompile(`\b(?:https?|wss?)://[^\s"]+`)

// withoutAddresses is the text of an error with no address in it.
func withoutAddresses(err error) string {
	if err == nil {
		return ""
	}
	return address.ReplaceAllString(err.Error(), "(address)")
}
