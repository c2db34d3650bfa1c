package slack

import (
	"strconv"
	"strings"
)

// A Verb says what a button does.
type Verb string

// The verbs of Parley's buttons.
const (
	ShowContext Verb = "context" // open the passage around quotation N
	ShowMore    Verb = "more"    // post page N of the answer
	Share       Verb = "share"   // make a private answer public
	Dismiss     Verb = "dismiss" // take a private answer away
	Save        Verb = "save"    // keep the answer on the home tab
	Forget      Verb = "forget"  // take it off again
	Undo        Verb = "undo"    // take back a source that was added; in the place of an answer's id stands its name
	Try         Verb = "try"     // ask the answer's notice N instead
	Example     Verb = "example" // ask example N
	Again       Verb = "again"   // ask the same question again
	Repeat      Verb = "repeat"  // show a private answer that may not have arrived
	OpenAsk     Verb = "ask"     // open the window to ask in
	Good        Verb = "good"    // a vote for the answer
	Bad         Verb = "bad"     // a vote against it

	ShowEvents   Verb = "events"        // post page N of a list of dated sentences; Answer is the list's id
	ShowNews     Verb = "news"          // post page N of what is new; Answer is the list's id
	Picture      Verb = "picture"       // draw the list
	RemindBefore Verb = "remind_before" // remind of the list's event N the day before
	RemindOn     Verb = "remind_on"     // and on the day
	Unremind     Verb = "unremind"      // take a reminder back; Answer is the reminder's id
)

// mostID is the longest answer id that buttons carry, in bytes. A button's value takes 2000 characters.
const mostID = 255

// A Press is what a button means. It holds no text: whatever is shown next comes from the store.
type Press struct {
	Do     Verb
	N      int    // what the verb counts; 0 where it counts nothing
	Answer string // the id of the answer, or of what else the verb is about; "" where there is none
}

// Value returns p as the value of a button.
func (p Press) Value() string { return string(p.Do) + ":" + strconv.Itoa(p.N) + ":" + p.Answer }

// action returns an action id that no other button of one block has.
func (p Press) action() string { return string(p.Do) + ":" + strconv.Itoa(p.N) }

// ParsePress reads the value of a button that was pressed. Values that are none of Parley's give false: they come
// from buttons of another version.
func ParsePress(value string) (Press, bool) {
	verb, rest, _ := strings.Cut(value, ":")
	number, id, ok := strings.Cut(rest, ":")
	n, err := strconv.Atoi(number)
	p := Press{Do: Verb(verb), N: n, Answer: id}
	if !ok || err != nil || n < 0 || len(id) > mostID {
		return Press{}, false
	}
	switch p.Do {
	case Undo:
		return p, id != ""
	case OpenAsk, Example:
		return p, true
	case ShowContext, ShowMore, Share, Dismiss, Save, Forget, Try, Again, Repeat, Good, Bad,
		ShowEvents, ShowNews, Picture, RemindBefore, RemindOn, Unremind:
		return p, id != ""
	}
	return Press{}, false
}
