package evidence

import "math"

// Descent of the fits. Full batches and a fixed number of steps make the outcome the same every time.
const (
	fitSteps  = 300
	fitRate   = 0.1
	fitShrink = 0.0001 // pull of every weight towards none, so that a feature must earn its own
)

// A list is one question's choice: what can be chosen, and how right each would be.
type list struct {
	options [][]float64
	right   []float64 // 0 for wrong
	weight  float64
}

// descend raises Σ weight · ln Σ right·softmax(w · option) by gradient steps of the size Adam gives them
// (Kingma and Ba, 2015).
func descend(w []float64, of []feature, lists []list, tell func(float64)) {
	total := 0.0
	for _, l := range lists {
		total += l.weight
	}
	if total == 0 {
		return
	}
	a := newAdam(of)
	for step := 1; step <= fitSteps; step++ {
		gradient := make([]float64, len(w))
		likelihood := 0.0
		for _, l := range lists {
			likelihood += l.weight / total * l.slope(w, l.weight/total, gradient)
		}
		a.step(w, gradient, step)
		if step%100 == 0 {
			tell(likelihood)
		}
	}
	for k := range w {
		w[k] = rounded(w[k])
	}
}

// slope adds the gradient of ln Σ right·softmax to gradient, times scale, and returns its value.
func (l list) slope(w []float64, scale float64, gradient []float64) float64 {
	p := make([]float64, len(l.options))
	highest := math.Inf(-1)
	for i, o := range l.options {
		p[i] = dot(w, o)
		highest = math.Max(highest, p[i])
	}
	all, right := 0.0, 0.0
	for i := range p {
		p[i] = math.Exp(p[i] - highest)
		all += p[i]
		right += l.right[i] * p[i]
	}
	for i, o := range l.options {
		pull := scale * (l.right[i]*p[i]/right - p[i]/all)
		for k, v := range o {
			gradient[k] += pull * v
		}
	}
	return math.Log(right / all)
}

// adam keeps the running means of a descent.
type adam struct {
	of           []feature
	mean, square []float64
}

func newAdam(of []feature) *adam {
	return &adam{of, make([]float64, len(of)), make([]float64, len(of))}
}

func (a *adam) step(w, gradient []float64, step int) {
	const keepMean, keepSquare, tiny = 0.9, 0.999, 1e-8
	for k := range w {
		g := gradient[k] - fitShrink*w[k]
		a.mean[k] = keepMean*a.mean[k] + (1-keepMean)*g
		a.square[k] = keepSquare*a.square[k] + (1-keepSquare)*g*g
		mean := a.mean[k] / (1 - math.Pow(keepMean, float64(step)))
		square := a.square[k] / (1 - math.Pow(keepSquare, float64(step)))
		w[k] = a.of[k].bounded(w[k] + fitRate*mean/(math.Sqrt(square)+tiny))
	}
}
