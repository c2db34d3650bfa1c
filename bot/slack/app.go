package slack

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// What the app answers to.
const (
	Command      = "/parley"    // asks; also help, timeline, upcoming, new, add, sources, articles, status, reindex and config
	AskShortcut  = "ask_parley" // callback id: opens the window to ask in, from anywhere
	ThisShortcut = "ask_about"  // callback id: asks about a message, in threads too, where slash commands do not work
)

// AddShortcut is the callback id of the shortcut that adds what a message links to.
const AddShortcut = "add_to_parley"

// Paths below the app's public address, with events over HTTP.
const (
	EventsPath       = "/slack/events"
	CommandsPath     = "/slack/commands"
	InteractionsPath = "/slack/interactions"
	InstallPath      = "/slack/install" // where people begin to install the app in a workspace of theirs
	InstalledPath    = "/slack/oauth"   // where Slack sends them back to
)

// An App is what an installation of Parley differs in.
type App struct {
	Name    string // as people mention it, at most 35 characters; "" for Parley
	Address string // public https address for events over HTTP, such as "https://parley.example"; "" for Socket Mode
	OAuth   bool   // other workspaces may install it; takes an Address
	Ways    []Way  // how people reach it; nil for Usual
}

// mostAppName is Slack's limit for the name of an app, in characters.
const mostAppName = 35

// NewManifest returns the manifest of an app with the least scopes its ways take. The error says what to change.
func NewManifest(a App) (Manifest, error) {
	if a.Name == "" {
		a.Name = "Parley"
	}
	if a.Ways == nil {
		a.Ways = Usual()
	}
	if err := a.check(); err != nil {
		return Manifest{}, err
	}
	n := gathered(a.Ways)
	if a.OAuth {
		n.events = append(n.events, "app_uninstalled", "tokens_revoked")
		slices.Sort(n.events)
	}
	m := Manifest{Metadata: metadata{Major: 2, Minor: 0}, Display: described(a.Name), Features: a.features()}
	m.OAuth.Scopes.Bot = n.scopes
	if a.OAuth {
		m.OAuth.Redirects = []string{a.at(InstalledPath)}
	}
	m.Settings = settings{
		Events:        events{URL: a.at(EventsPath), Bot: n.events},
		Interactivity: interactivity{Enabled: true, URL: a.at(InteractionsPath)},
		SocketMode:    a.Address == "",
	}
	return m, nil
}

func (a App) check() error {
	if size(a.Name) > mostAppName || !visible(a.Name) {
		return fmt.Errorf("app name %q: want 1 to %d characters", a.Name, mostAppName)
	}
	if len(a.Ways) == 0 {
		return fmt.Errorf("no way to reach the app: name some of %v", Usual())
	}
	for _, w := range a.Ways {
		if n := needs(w); n.scopes == nil && n.events == nil {
			return fmt.Errorf("way %q: want some of %v or %s", w, Usual(), Emoji)
		}
	}
	if a.Address == "" {
		if a.OAuth {
			return fmt.Errorf("installing by OAuth needs events over HTTP: give the public address")
		}
		return nil
	}
	u, err := url.Parse(a.Address)
	if err != nil || u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || len(a.Address) > mostAddress {
		return fmt.Errorf("address %q: want one such as https://parley.example", a.Address)
	}
	return nil
}

// at is the address of a path, "" in Socket Mode, which needs none.
func (a App) at(path string) string {
	if a.Address == "" {
		return ""
	}
	return strings.TrimRight(a.Address, "/") + path
}

func described(name string) display {
	return display{
		Name:        name,
		Description: "Where the US-China trade talks and the technology export rules stand, quoted word for word with source and date.",
		Long: "Ask about the US-China trade talks or the technology export rules in your own words. " +
			"The answer is a quotation from the articles held, word for word, with its source, its date and a link, " +
			"and the passage around it on request. Nothing is made up: when the articles do not hold an answer, it says so.",
		Color: "#1d3557",
	}
}

func (a App) features() features {
	f := features{Bot: botUser{Name: a.Name, Online: true}}
	has := func(ways ...Way) bool {
		return slices.ContainsFunc(ways, func(w Way) bool { return slices.Contains(a.Ways, w) })
	}
	if has(HomeTab, DMs, AgentPane) {
		f.Home = &appHome{HomeTab: has(HomeTab), MessagesTab: has(DMs, AgentPane)}
	}
	if has(Commands, Admin) {
		f.Commands = []command{{
			Command: Command, URL: a.at(CommandsPath), Description: "Ask where the talks and the export rules stand",
			Hint: "your question, or help | timeline … | upcoming | new | add URL | sources | status | config", Escape: true,
		}}
	}
	if has(Commands) {
		f.Shortcuts = []shortcut{
			{"Ask Parley", "global", AskShortcut, "Ask about the trade talks or the export rules"},
			{"Ask Parley about this", "message", ThisShortcut, "Ask what the articles say about this message"},
			{"Add to Parley", "message", AddShortcut, "Bring in the file in this message, or what it links to"},
		}
	}
	if has(AgentPane) {
		f.Agent = &agentView{Description: "Quotes what the articles say about the US-China trade talks and the technology export rules, with source and date."}
		for _, e := range Examples() {
			f.Agent.Prompts = append(f.Agent.Prompts, prompt{Title: clip(e, mostButtonText), Message: e})
		}
	}
	return f
}
