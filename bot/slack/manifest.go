package slack

import (
	"encoding/json"
	"fmt"

	"github.com/goccy/go-yaml"
)

// A Manifest describes the app to Slack (https://docs.slack.dev/reference/app-manifest). It is Parley's own type because
// Slack takes a switch that is left out for its default, not for off, and slack-go's leaves out what is false.
// NewManifest makes one.
type Manifest struct {
	Metadata metadata    `json:"_metadata"`
	Display  display     `json:"display_information"`
	Features features    `json:"features"`
	OAuth    oauthConfig `json:"oauth_config"`
	Settings settings    `json:"settings"`
}

type metadata struct {
	Major int `json:"major_version"`
	Minor int `json:"minor_version"`
}

type display struct {
	Name        string `json:"name"`
	Description string `json:"description"`
	Long        string `json:"long_description"`
	Color       string `json:"background_color"`
}

type features struct {
	Home      *appHome   `json:"app_home,omitempty"`
	Bot       botUser    `json:"bot_user"`
	Shortcuts []shortcut `json:"shortcuts,omitempty"`
	Commands  []command  `json:"slash_commands,omitempty"`
	Agent     *agentView `json:"agent_view,omitempty"`
}

type appHome struct {
	HomeTab          bool `json:"home_tab_enabled"`
	MessagesTab      bool `json:"messages_tab_enabled"`
	MessagesReadOnly bool `json:"messages_tab_read_only_enabled"`
}

type botUser struct {
	Name   string `json:"display_name"`
	Online bool   `json:"always_online"`
}

type shortcut struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	CallbackID  string `json:"callback_id"`
	Description string `json:"description"`
}

type command struct {
	Command     string `json:"command"`
	URL         string `json:"url,omitempty"`
	Description string `json:"description"`
	Hint        string `json:"usage_hint"`
	Escape      bool   `json:"should_escape"`
}

type agentView struct {
	Description string   `json:"agent_description"`
	Prompts     []prompt `json:"suggested_prompts"`
}

type prompt struct {
	Title   string `json:"title"`
	Message string `json:"message"`
}

type oauthConfig struct {
	Redirects []string `json:"redirect_urls,omitempty"`
	Scopes    scopes   `json:"scopes"`
}

type scopes struct {
	Bot []string `json:"bot"`
}

type settings struct {
	Events        events        `json:"event_subscriptions"`
	Interactivity interactivity `json:"interactivity"`
	OrgDeploy     bool          `json:"org_deploy_enabled"`
	SocketMode    bool          `json:"socket_mode_enabled"`
	TokenRotation bool          `json:"token_rotation_enabled"`
}

type events struct {
	URL string   `json:"request_url,omitempty"`
	Bot []string `json:"bot_events"`
}

type interactivity struct {
	Enabled bool   `json:"is_enabled"`
	URL     string `json:"request_url,omitempty"`
}

// JSON returns the manifest as Slack takes it, indented, with a line break at its end.
func (m Manifest) JSON() ([]byte, error) {
	raw, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write the manifest: %w", err)
	}
	return append(raw, '\n'), nil
}

// YAML returns the same as YAML, which is easier to read and to paste.
func (m Manifest) YAML() ([]byte, error) {
	raw, err := m.JSON()
	if err != nil {
		return nil, err
	}
	text, err := yaml.JSONToYAML(raw)
	if err != nil {
		return nil, fmt.Errorf("write the manifest: %w", err)
	}
	return text, nil
}
