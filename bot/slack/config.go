package slack

import (
	"slices"
	"strconv"
	"strings"

	"github.com/slack-go/slack"
)

// ConfigWindow is the callback id of the window Config opens.
const ConfigWindow = "config"

// Settings are how Parley behaves in one channel. The zero Settings, with a Channel, are what a channel starts with:
// everyone may ask, of everything, by mention, and all see the answer.
type Settings struct {
	Channel     string   // id
	Askers      []string // ids of the users who may ask; none for everyone
	Collections []string // what is searched; none for everything
	Overhear    bool     // also answer questions that do not mention Parley
	Threshold   float64  // the confidence, 0 to 1, an answer to an overheard question needs; 0 for StrictThreshold
	DryRun      bool     // say what would have been answered rather than answer what is overheard
	Private     bool     // answers are seen by the asker alone, who may share them
}

// StrictThreshold is the confidence asked of an answer nobody asked Parley for, unless a channel says otherwise:
// of ten such answers nine are right.
const StrictThreshold = 0.9

// mostChange is how many characters of a line about a change are shown.
const mostChange = 300

// Config returns the window to set up a channel, filled in with s. channelName is "" where Slack does not tell it,
// collections are those there are to choose from beside those of s, and changes are lines about the last changes.
func Config(channelName string, s Settings, collections, changes []string) slack.ModalViewRequest {
	askers := slack.NewOptionsMultiSelectBlockElement(slack.MultiOptTypeUser, plain("Everyone"), entered)
	askers.InitialUsers = s.Askers
	channel := "this channel"
	if name := clip(strings.TrimLeft(channelName, "#"), mostName); visible(name) {
		channel = "#" + name
	}
	blocks := []slack.Block{
		remark("How Parley behaves in " + channel + ". Changes are logged with your name."),
		field("askers", "Who may ask", "", true, askers),
	}
	if offered := options(slices.Concat(s.Collections, collections)); len(offered) > 0 {
		menu := slack.NewOptionsMultiSelectBlockElement(slack.MultiOptTypeStatic, plain("All collections"), entered, offered...)
		menu.InitialOptions = picked(offered, s.Collections...)
		blocks = append(blocks, field("collections", "Answer from", "", true, menu))
	}
	blocks = append(blocks, hearing(s)...)
	for _, change := range changes {
		blocks = append(blocks, remark(clip(change, mostChange)))
	}
	return window(ConfigWindow, "Parley in this channel", "Save", s.Channel, blocks...)
}

// Unoffered returns those of the collections a channel is set to that Config cannot offer, so that they do not come back
// when the window is sent off. See Ask for which these are.
func Unoffered(collections []string) []string {
	offered := options(collections)
	return slices.DeleteFunc(slices.Clone(collections), func(name string) bool { return len(picked(offered, name)) > 0 })
}

// hearing is when Parley answers, how sure it must be, and who sees it.
func hearing(s Settings) []slack.Block {
	mode := "mention"
	if s.Overhear {
		mode = "overhear"
	}
	modes := []*slack.OptionBlockObject{
		option("mention", "Only when mentioned", ""),
		option("overhear", "Also questions it overhears", "Silent unless it is sure. One answer a question, in its thread."),
	}
	when := slack.NewRadioButtonsBlockElement(entered, modes...)
	when.InitialOption = picked(modes, mode)[0]

	threshold := s.Threshold
	if threshold == 0 {
		threshold = StrictThreshold
	}
	sure := slack.NewNumberInputBlockElement(nil, entered, true)
	sure.MinValue, sure.MaxValue = "0", "1"
	sure.InitialValue = strconv.FormatFloat(threshold, 'f', -1, 64)

	var set []string
	for name, on := range map[string]bool{"dry": s.DryRun, "private": s.Private} {
		if on {
			set = append(set, name)
		}
	}
	switches := []*slack.OptionBlockObject{
		option("dry", "Dry run", "List which recent messages it would have answered, and stay silent."),
		option("private", "Private by default", "Only the asker sees the answer, and may share it."),
	}
	also := slack.NewCheckboxGroupsBlockElement(entered, switches...)
	also.InitialOptions = picked(switches, set...)
	return []slack.Block{
		field("when", "When to answer", "", false, when),
		field("threshold", "How sure it must be to answer what it overhears", "From 0 to 1. At 0.9, nine answers in ten are right.", true, sure),
		field("also", "And", "", true, also),
	}
}

// picked are the options with one of the values, in their order.
func picked(from []*slack.OptionBlockObject, wanted ...string) []*slack.OptionBlockObject {
	var some []*slack.OptionBlockObject
	for _, o := range from {
		if slices.Contains(wanted, o.Value) {
			some = append(some, o)
		}
	}
	return some
}

// ReadConfig reads the window back. The error is an Invalid when the threshold is no number from 0 to 1.
func ReadConfig(v slack.View) (Settings, error) {
	s := Settings{
		Channel:     v.PrivateMetadata,
		Askers:      values(v, "askers").SelectedUsers,
		Collections: chosenAll(v, "collections"),
		Overhear:    chosen(v, "when") == "overhear",
		DryRun:      chosenIs(v, "also", "dry"),
		Private:     chosenIs(v, "also", "private"),
	}
	text := strings.TrimSpace(values(v, "threshold").Value)
	if text == "" {
		return s, nil
	}
	threshold, err := strconv.ParseFloat(text, 64)
	if err != nil || !(threshold >= 0 && threshold <= 1) {
		return s, Invalid{"threshold": "Give a number from 0 to 1, such as 0.9."}
	}
	s.Threshold = threshold
	return s, nil
}
