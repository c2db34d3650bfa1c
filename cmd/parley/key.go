package main

import (
	"crypto/rand"
	"encoding/base64"
	"fmt"

	"parley/bot/journal"
)

// keyVerb is `parley key`.
type keyVerb struct{}

// Run prints a new key that seals the tokens of workspaces, as PARLEY_TOKEN_KEY takes it.
func (keyVerb) Run(std streams) error {
	key := make([]byte, journal.KeySize)
	_, _ = rand.Read(key) // it never fails
	_, err := fmt.Fprintln(std.out, base64.StdEncoding.EncodeToString(key))
	return err
}
