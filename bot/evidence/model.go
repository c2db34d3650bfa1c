package evidence

import (
	_ "embed"
	"fmt"
	"io"
	"strconv"
	"strings"
)

//go:embed model.txt
var fitted string

// A Model holds the weights passages, sentences and confidence are judged with. It is safe for concurrent use.
//
// Its text form has a line a weight, "sentence coverage 1.25": what is judged, by which feature, how much it
// counts. Lines that begin with # say how the weights came about.
type Model struct {
	passage    [passageFeatures]float64
	sentence   [sentenceFeatures]float64
	confidence [confidenceFeatures]float64
}

// NewModel returns the model that comes with Parley.
func NewModel() (*Model, error) { return ParseModel(fitted) }

// ParseModel reads a model. Every weight must be there once.
func ParseModel(text string) (*Model, error) {
	m := new(Model)
	slots := m.slots()
	for n, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, number, _ := cutLast(line)
		slot, ok := slots[name]
		if !ok {
			return nil, fmt.Errorf("model line %d: %q is no weight, or stands twice", n+1, name)
		}
		weight, err := strconv.ParseFloat(number, 64)
		if err != nil {
			return nil, fmt.Errorf("model line %d: %w", n+1, err)
		}
		*slot = weight
		delete(slots, name)
	}
	for name := range slots {
		return nil, fmt.Errorf("model: no weight for %q", name)
	}
	return m, nil
}

func cutLast(line string) (before, after string, found bool) {
	at := strings.LastIndexByte(line, ' ')
	if at < 0 {
		return line, "", false
	}
	return line[:at], line[at+1:], true
}

// slots maps the name of every weight to its place.
func (m *Model) slots() map[string]*float64 {
	slots := map[string]*float64{}
	for i, f := range describePassage() {
		slots["passage "+f.name] = &m.passage[i]
	}
	for i, f := range describeSentence() {
		slots["sentence "+f.name] = &m.sentence[i]
	}
	for i, f := range describeConfidence() {
		slots["confidence "+f.name] = &m.confidence[i]
	}
	return slots
}

// Write writes the model in its text form, the meaning of each feature behind it as a comment line before.
func (m *Model) Write(w io.Writer) error {
	var b strings.Builder
	part := func(what string, f feature, weight float64) {
		fmt.Fprintf(&b, "# %s\n%s %s %s\n", f.meaning, what, f.name, strconv.FormatFloat(weight, 'f', 4, 64))
	}
	for i, f := range describePassage() {
		part("passage", f, m.passage[i])
	}
	for i, f := range describeSentence() {
		part("sentence", f, m.sentence[i])
	}
	for i, f := range describeConfidence() {
		part("confidence", f, m.confidence[i])
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func dot(weights, values []float64) float64 {
	sum := 0.0
	for i, w := range weights {
		sum += w * values[i]
	}
	return sum
}
