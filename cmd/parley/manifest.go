package main

import (
	"fmt"
	"strings"

	"parley/bot/slack"
)

// manifestVerb is `parley manifest`.
type manifestVerb struct {
	Name    string      `placeholder:"NAME" help:"Name of the app, as people mention it (Parley)."`
	Address string      `env:"PARLEY_ADDRESS" placeholder:"URL" help:"Public https address for events over HTTP; without one the app uses Socket Mode."`
	OAuth   bool        `name:"oauth" help:"Let other workspaces install it; takes an --address."`
	Ways    []slack.Way `placeholder:"WAY" help:"How people reach it, of ${ways}; all but ${rare} unless said."`
	YAML    bool        `name:"yaml" help:"Print it as YAML, which is easier to read."`
}

// Run prints the manifest of an app that asks for no more than its ways take.
func (v *manifestVerb) Run(std streams) error {
	m, err := slack.NewManifest(slack.App{Name: v.Name, Address: v.Address, OAuth: v.OAuth, Ways: v.Ways})
	if err != nil {
		return misuse(err.Error())
	}
	form := m.JSON
	if v.YAML {
		form = m.YAML
	}
	text, err := form()
	if err != nil {
		return err
	}
	_, err = std.out.Write(text)
	return err
}

// ways lists the ways to reach the app, as the help names them.
func ways() string {
	all := append(slack.Usual(), slack.Emoji)
	return strings.Trim(strings.ReplaceAll(fmt.Sprint(all), " ", ", "), "[]")
}
