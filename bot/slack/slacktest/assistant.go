package slacktest

import (
	"encoding/json"
	"time"
)

// statusLife is how long a status stays without a message (docs.slack.dev/reference/methods/assistant.threads.setStatus).
const statusLife = 2 * time.Minute

// A Prompt is one suggestion above the message field of an agent.
type Prompt struct {
	Title   string `json:"title"`
	Message string `json:"message"`
}

func (c *call) setStatus() (object, error) {
	th, err := c.threadOf()
	if err != nil {
		return nil, err
	}
	loading := c.args.list("loading_messages")
	if len(loading) > 10 {
		return nil, refuse("invalid_arguments", "[ERROR] no more than 10 items allowed [json-pointer:/loading_messages]")
	}
	th.status, th.loading, th.expires = c.args.Text("status"), loading, c.clock.Now().Add(statusLife)
	if th.status != "" { // wake those who wait for it to go
		s := c.Server
		s.clock.AfterFunc(statusLife, func() { s.lock()() })
	}
	return nil, nil
}

func (c *call) setTitle() (object, error) {
	th, err := c.threadOf()
	if err != nil {
		return nil, err
	}
	th.title = c.args.Text("title")
	return nil, nil
}

// setPrompts keeps up to four prompts of a DM. With a thread_ts it answers ok and shows nothing, as Slack does to apps
// with an agent view.
func (c *call) setPrompts() (object, error) {
	ch := c.channel(c.args.Text("channel_id"))
	if ch == nil || ch.Kind != DM {
		return nil, refuse("channel_not_found")
	}
	var prompts []Prompt
	if json.Unmarshal(c.args.JSON("prompts"), &prompts) != nil || len(prompts) > 4 {
		return nil, refuse("invalid_arguments", "[ERROR] no more than 4 items allowed [json-pointer:/prompts]")
	}
	for _, p := range prompts {
		if p.Title == "" || p.Message == "" {
			return nil, refuse("invalid_arguments", "[ERROR] missing required field: title or message [json-pointer:/prompts]")
		}
	}
	if c.args.Text("thread_ts") == "" {
		th := c.threadAt(ch.ID, "")
		th.prompts, th.heading = prompts, c.args.Text("title")
	}
	return nil, nil
}

// threadOf finds the thread of a call, which must be one of the channel's messages.
func (c *call) threadOf() (*thread, error) {
	ch := c.channel(c.args.Text("channel_id"))
	if ch == nil || !ch.has(BotUserID) {
		return nil, refuse("channel_not_found")
	}
	ts := c.args.Text("thread_ts")
	if c.message(ch.ID, ts) == nil {
		return nil, refuse("invalid_thread_ts")
	}
	return c.threadAt(ch.ID, ts), nil
}

func (w *workspace) threadAt(channel, ts string) *thread {
	key := threadKey{channel, ts}
	if w.threads[key] == nil {
		w.threads[key] = &thread{}
	}
	return w.threads[key]
}

func (w *workspace) clearStatus(channel, ts string) {
	th := w.threadAt(channel, ts)
	th.status, th.loading = "", nil
}

// Status gives what a thread shows while the app works: "" when nothing was set, after the app's reply, and after two
// minutes without one.
func (s *Server) Status(channel, thread string) (status string, loading []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	th := s.threads[threadKey{channel, thread}]
	if th == nil || !s.clock.Now().Before(th.expires) {
		return "", nil
	}
	return th.status, th.loading
}

// Title gives the title the app gave to a thread; "" when it gave none.
func (s *Server) Title(channel, thread string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if th := s.threads[threadKey{channel, thread}]; th != nil {
		return th.title
	}
	return ""
}

// Prompts gives what the app suggests in its DM with a user, and the heading above; nil when nothing.
func (s *Server) Prompts(user string) (prompts []Prompt, heading string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if th := s.threads[threadKey{s.dm(user).ID, ""}]; th != nil {
		return th.prompts, th.heading
	}
	return nil, ""
}
