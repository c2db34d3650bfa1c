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

// A Model holds what passages, sentences and confidence are judged with. It is safe for concurrent use.
//
// Its text form has a line a weight, "sentence coverage 1.25": what is judged, by which feature, how much it counts; and a
// line a tree, "sentence tree …", as tree says. Lines that begin with # say how they came about.
type Model struct {
	passage    judge
	sentence   judge
	confidence judge
	texts      texts
}

// NewModel returns the model that comes with Parley.
func NewModel() (*Model, error) { return ParseModel(fitted) }

// Untrained returns a model to whom everything is alike: what there is before the first fit.
func Untrained() *Model { return newModel() }

// newModel has no trees, and weights of nothing.
func newModel() *Model {
	m := new(Model)
	for part, j := range m.judges() {
		j.weights = make([]float64, len(describe(part)))
	}
	return m
}

func (m *Model) judges() map[string]*judge {
	return map[string]*judge{judgesPassage: &m.passage, judgesSentence: &m.sentence, judgesConfidence: &m.confidence}
}

// ParseModel reads a model. Every weight must be there once.
func ParseModel(text string) (*Model, error) {
	m := newModel()
	slots, judges := m.slots(), m.judges()
	n := 0
	for line := range strings.Lines(text) {
		n++
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		part, rest, _ := strings.Cut(line, " ")
		if words, ok := strings.CutPrefix(rest, "tree "); ok && judges[part] != nil {
			t, err := parseTree(words, len(judges[part].weights))
			if err != nil {
				return nil, fmt.Errorf("model line %d: a tree that cannot be read: %w", n, err)
			}
			judges[part].trees = append(judges[part].trees, t)
			continue
		}
		name, figure, _ := cutLast(line)
		slot, ok := slots[name]
		if !ok {
			return nil, fmt.Errorf("model line %d: %q is no weight, or stands twice", n, name)
		}
		weight, err := strconv.ParseFloat(figure, 64)
		if err != nil {
			return nil, fmt.Errorf("model line %d: %w", n, err)
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
	for part, j := range m.judges() {
		for i, f := range describe(part) {
			slots[part+" "+f.name] = &j.weights[i]
		}
	}
	return slots
}

// Write writes the model in its text form, the meaning of each feature behind it as a comment line before.
func (m *Model) Write(w io.Writer) error {
	var b strings.Builder
	for _, part := range []string{judgesPassage, judgesSentence, judgesConfidence} {
		j := m.judges()[part]
		for i, f := range describe(part) {
			fmt.Fprintf(&b, "# %d: %s\n%s %s %s\n", i, f.meaning, part, f.name, number(j.weights[i]))
		}
	}
	for _, part := range []string{judgesPassage, judgesSentence, judgesConfidence} {
		for _, t := range m.judges()[part].trees {
			fmt.Fprintf(&b, "%s tree %s\n", part, t)
		}
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
