package respond

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// mostNamed is how many listed users are named to somebody who is none of them.
const mostNamed = 5

// mayConfigure tells whether a user may change settings: an admin or owner of the workspace, or one who is listed.
func (r *Responder) mayConfigure(ctx context.Context, team, user string) (bool, error) {
	if slices.Contains(r.options.Admins, user) {
		return true, nil
	}
	api, err := r.Workspaces.Client(ctx, team)
	if err != nil {
		return false, err
	}
	u, err := api.GetUserInfoContext(ctx, user)
	if code(err) != "" { // Slack does not tell: then only those who are listed may
		r.Log.Warn("it is not known who is an admin", "team", team, "reason", withoutAddress(err))
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("looking up who is an admin: %w", withoutAddress(err))
	}
	return u.IsAdmin || u.IsOwner, nil
}

// whoMay says who may change settings.
func (r *Responder) whoMay(ctx context.Context, team string) string {
	return r.whoMayDo(ctx, team, "change how I behave in a channel")
}

// whoMayDo says who may do what not all may.
func (r *Responder) whoMayDo(ctx context.Context, team, what string) string {
	who := "Only admins and owners of this workspace may " + what
	var names []string
	for _, user := range r.options.Admins[:min(len(r.options.Admins), mostNamed)] {
		if name := r.nameOf(ctx, team, user); name != "" {
			names = append(names, name)
		}
	}
	if len(names) > 0 {
		who += ", and " + strings.Join(names, ", ")
	}
	return who + ". Ask one of them."
}

// nameOf is the name people know a user by, "" when Slack does not tell.
func (r *Responder) nameOf(ctx context.Context, team, user string) string {
	api, err := r.Workspaces.Client(ctx, team)
	if err != nil {
		return ""
	}
	u, err := api.GetUserInfoContext(ctx, user)
	switch {
	case err != nil:
		r.Log.Debug("a user is not named", "team", team, "reason", withoutAddress(err))
		return ""
	case u.Profile.DisplayName != "":
		return u.Profile.DisplayName
	case u.RealName != "":
		return u.RealName
	}
	return u.Name
}
