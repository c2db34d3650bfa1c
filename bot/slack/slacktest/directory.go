package slacktest

import "net/http"

// authTest tells a bot who it is.
func (c *call) authTest() (object, error) {
	return object{
		"url": "https://parley.slack.com/", "team": "Parley", "user": "parley", "team_id": TeamID, "user_id": BotUserID,
		"bot_id": BotID, "is_enterprise_install": false,
	}, nil
}

// authRevoke ends the bot token, unless it is only a test; Slack then sends tokens_revoked.
func (c *call) authRevoke() (object, error) {
	if c.args.flag("test") {
		return object{"revoked": false}, nil
	}
	c.revoked = true
	c.emit("tokens_revoked", object{"type": "tokens_revoked", "tokens": object{"oauth": []string{}, "bot": []string{BotUserID}}, "event_ts": c.ts()})
	return object{"revoked": true}, nil
}

// Uninstall removes the app: its token ends, and it receives app_uninstalled and tokens_revoked.
func (s *Server) Uninstall() {
	defer s.lock()()
	s.revoked = true
	s.emit("app_uninstalled", object{"type": "app_uninstalled", "event_ts": s.ts()})
	s.emit("tokens_revoked", object{"type": "tokens_revoked", "tokens": object{"oauth": []string{}, "bot": []string{BotUserID}}, "event_ts": s.ts()})
}

func (c *call) botsInfo() (object, error) {
	if id := c.args.Text("bot"); id != BotID {
		return nil, refuse("bot_not_found")
	}
	return object{"bot": object{"id": BotID, "deleted": false, "name": "parley", "app_id": AppID, "user_id": BotUserID, "icons": object{}}}, nil
}

func (c *call) teamInfo() (object, error) {
	return object{"team": object{"id": TeamID, "name": "Parley", "domain": "parley", "email_domain": "", "icon": object{}}}, nil
}

func (c *call) userInfo() (object, error) {
	u := c.user(c.args.Text("user"))
	if u == nil {
		return nil, refuse("user_not_found")
	}
	return object{"user": wireUser(u)}, nil
}

func (c *call) userList() (object, error) {
	var list []object
	for i := range c.users {
		list = append(list, wireUser(&c.users[i]))
	}
	return page(c.args, "members", list, 1000)
}

func wireUser(u *User) object {
	zone := u.TZ
	if zone == "" {
		zone = "America/New_York"
	}
	o := object{
		"id": u.ID, "team_id": TeamID, "name": u.Name, "deleted": u.Deleted, "real_name": u.RealName, "tz": zone,
		"profile":  object{"real_name": u.RealName, "display_name": u.Name, "real_name_normalized": u.RealName, "display_name_normalized": u.Name, "team": TeamID},
		"is_admin": u.Admin, "is_owner": false, "is_primary_owner": false, "is_restricted": false, "is_ultra_restricted": false,
		"is_bot": u.Bot, "is_app_user": false, "updated": 1700000000, "tz_label": "", "tz_offset": 0,
	}
	if u.Bot {
		o["profile"].(object)["bot_id"], o["profile"].(object)["api_app_id"] = BotID, AppID
	}
	return o
}

// Authorize gives the code Slack hands to a redirect address after a person allowed the app; oauth.v2.access takes it
// once.
func (s *Server) Authorize(redirect string) (code string) {
	defer s.lock()()
	code = s.id("code.")
	s.codes[code] = redirect
	return code
}

// oauthAccess changes a code into the bot token. The client says who it is in the form or by HTTP Basic.
func (c *call) oauthAccess(r *http.Request) (object, error) {
	id, secret, basic := r.BasicAuth()
	if !basic {
		id, secret = c.args.Text("client_id"), c.args.Text("client_secret")
	}
	redirect, known := c.codes[c.args.Text("code")]
	switch {
	case id != ClientID:
		return nil, refuse("invalid_client_id")
	case secret != ClientSecret:
		return nil, refuse("bad_client_secret")
	case !known:
		return nil, refuse("invalid_code")
	case redirect != c.args.Text("redirect_uri"):
		return nil, refuse("bad_redirect_uri")
	}
	delete(c.codes, c.args.Text("code"))
	c.revoked = false
	return object{
		"access_token": BotToken, "token_type": "bot", "scope": scopeList(c.options.Scopes), "bot_user_id": BotUserID, "app_id": AppID,
		"team": object{"id": TeamID, "name": "Parley"}, "enterprise": nil, "is_enterprise_install": false,
		"authed_user": object{"id": c.users[0].ID},
	}, nil
}
