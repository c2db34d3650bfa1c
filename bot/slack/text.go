package slack

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// angled matches what Slack writes for mentions, channels, links and dates
// (https://docs.slack.dev/messaging/formatting-message-text).
var angled = regexp.MustCompile(`<[^<>]*>`)

// emojiCode matches an emoji's name between colons, with its skin tone.
var emojiCode = regexp.MustCompile(`:[\p{L}\p{N}_+'-]+:(:skin-tone-[2-6]:)?`)

// unescape undoes the three entities Slack writes, once.
var unescape = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")

// Question returns what was written in Slack in plain words on one line: mentions of botUser are gone, other people,
// channels, links and dates stand as people saw them, emoji codes and marks of formatting are dropped. Words such as
// snake_case and times such as 10:30:45 stay whole. Text that asks nothing gives "".
func Question(raw, botUser string) string {
	lines := strings.Split(raw, "\n")
	for i, line := range lines {
		line = strings.TrimPrefix(strings.TrimSpace(line), "&gt;") // a quoted line
		lines[i] = unmarked(line, botUser)
	}
	text := strings.Join(strings.Fields(strings.Join(lines, " ")), " ")
	if addresses(raw, botUser) {
		text = strings.TrimLeft(text, " ,:;-–—") // what parted the name from the question
	}
	return text
}

// addresses tells whether raw begins with the mention of the bot.
func addresses(raw, botUser string) bool {
	raw = strings.TrimSpace(raw)
	return botUser != "" && (strings.HasPrefix(raw, "<@"+botUser+">") || strings.HasPrefix(raw, "<@"+botUser+"|"))
}

// unmarked takes the markup off one line. Marks are looked for only outside the angle brackets: an address keeps its
// underscores.
func unmarked(line, botUser string) string {
	var spans []string // what stood in brackets, set aside behind a character no message holds
	line = strings.ReplaceAll(line, aside, "")
	line = angled.ReplaceAllStringFunc(line, func(tag string) string {
		spans = append(spans, shown(tag[1:len(tag)-1], botUser))
		return aside
	})
	line = withoutEmoji(withoutMarks(line))
	for _, span := range spans {
		line = strings.Replace(line, aside, span, 1)
	}
	return unescape.Replace(line)
}

// aside is U+FFFC, the mark for an object in place of text.
const aside = "\ufffc"

// shown returns what people see for the inside of angle brackets.
func shown(inside, botUser string) string {
	name, label, labelled := strings.Cut(inside, "|")
	switch {
	case strings.HasPrefix(name, "@") && name[1:] == botUser:
		return ""
	case strings.HasPrefix(name, "@"), strings.HasPrefix(name, "#"):
		if label == "" {
			return "" // a bare id says nothing
		}
		return name[:1] + strings.TrimLeft(label, "@#")
	case strings.HasPrefix(name, "!"):
		return label // "" for !here and its like
	case labelled && label != "":
		return label
	}
	return name
}

// withoutEmoji drops emoji codes that stand by themselves, so not the ":30:" of 10:30:45.
func withoutEmoji(line string) string {
	var b strings.Builder
	for {
		at := emojiCode.FindStringIndex(line)
		if at == nil {
			return b.String() + line
		}
		before, _ := utf8.DecodeLastRuneInString(line[:at[0]])
		after, _ := utf8.DecodeRuneInString(line[at[1]:])
		if isWord(before) || isWord(after) {
			at[1]-- // its last colon may begin the next
			b.WriteString(line[:at[1]])
		} else {
			b.WriteString(line[:at[0]] + " ")
		}
		line = line[at[1]:]
	}
}

// withoutMarks drops the pairs of * _ ~ that format, and all backticks.
func withoutMarks(line string) string {
	line = strings.ReplaceAll(line, "`", "")
	runes := []rune(line)
	drop, unclosed := make([]bool, len(runes)), map[rune]bool{}
	for i, r := range runes {
		if !strings.ContainsRune("*_~", r) || drop[i] || unclosed[r] || !opens(runes, i) {
			continue
		}
		if end := closing(runes, i); end > 0 {
			drop[i], drop[end] = true, true
		} else {
			unclosed[r] = true // nor will a later one be, and a line of openings stays quick to read
		}
	}
	kept := runes[:0]
	for i, r := range runes {
		if !drop[i] {
			kept = append(kept, r)
		}
	}
	return string(kept)
}

// opens tells whether the mark at i can begin formatting: no word before it, no blank behind it.
func opens(line []rune, i int) bool {
	return (i == 0 || !isWord(line[i-1])) && i+1 < len(line) && !unicode.IsSpace(line[i+1]) && line[i+1] != line[i]
}

// closing returns where the formatting begun at i ends, 0 if it does not.
func closing(line []rune, i int) int {
	for j := i + 2; j < len(line); j++ {
		ends := line[j] == line[i] && !unicode.IsSpace(line[j-1])
		if ends && (j+1 == len(line) || !isWord(line[j+1])) {
			return j
		}
	}
	return 0
}

func isWord(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
