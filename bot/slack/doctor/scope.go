package doctor

import (
	"slices"
	"strings"

	face "parley/bot/slack"
)

// checkScopes compares what was granted with what each way takes.
func (d *doctor) checkScopes() {
	const check = "scopes"
	if d.granted == nil {
		d.find(check, Unchecked, "Slack says them only with a bot token that works", "")
		return
	}
	var closed, lacking []string
	for _, way := range d.Ways {
		if lacks := without(face.Scopes([]face.Way{way}), d.granted); len(lacks) > 0 {
			closed = append(closed, string(way)+" ("+strings.Join(lacks, ", ")+")")
			lacking = append(lacking, lacks...)
		}
	}
	if closed != nil {
		slices.Sort(lacking)
		d.find(check, Fault, "closed for want of a scope: "+strings.Join(closed, ", "),
			"add "+strings.Join(slices.Compact(lacking), ", ")+" on the app's page OAuth & Permissions and install the app again; or leave these out with --ways")
		return
	}
	if more := without(d.granted, face.Scopes(d.Ways)); len(more) > 0 {
		d.find(check, Warning, "more than Parley needs: "+strings.Join(more, ", "), "take them away on the app's page OAuth & Permissions, or make the app from parley manifest")
		return
	}
	d.find(check, OK, "just what is needed for "+joined(d.Ways), "")
}

// without returns what of list is not in other.
func without(list, other []string) (left []string) {
	for _, s := range list {
		if !slices.Contains(other, s) {
			left = append(left, s)
		}
	}
	return left
}

func joined(ways []face.Way) string {
	var names []string
	for _, w := range ways {
		names = append(names, string(w))
	}
	return strings.Join(names, ", ")
}
