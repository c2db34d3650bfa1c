package slacktest

import (
	"regexp"
	"time"
)

// triggerLife is how long a trigger_id lasts (docs.slack.dev/interactivity/handling-user-interaction).
const triggerLife = 3 * time.Second

// A trigger lets the app open one modal in answer to what a person did.
type trigger struct {
	user    string
	expires time.Time
	used    bool
}

var triggerForm = regexp.MustCompile(`^\d+\.\d+\.[0-9a-f]+$`)

func (s *Server) newTrigger(user string) (id string) {
	id = s.id("1") + "." + s.id("2") + ".abcdef"
	s.triggers[id] = &trigger{user: user, expires: s.clock.Now().Add(triggerLife)}
	return id
}

// exchange finds the trigger of a call; the caller marks it as used once the view is accepted.
func (c *call) exchange() (*trigger, error) {
	id := c.args.Text("trigger_id")
	t := c.triggers[id]
	switch {
	case id == "":
		return nil, refuse("invalid_arguments", "[ERROR] missing required field: trigger_id")
	case t == nil || !triggerForm.MatchString(id):
		return nil, refuse("invalid_trigger_id")
	case t.used:
		return nil, refuse("exchanged_trigger_id")
	case c.clock.Now().Sub(t.expires) > 0:
		return nil, refuse("expired_trigger_id")
	}
	return t, nil
}
