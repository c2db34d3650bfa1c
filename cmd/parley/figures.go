package main

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"parley/bot/slack/delivery"
	"parley/bot/slack/respond"
)

// figures are what a server counts, for Prometheus. They hear of events from delivery and of calls from pace.
type figures struct {
	registry  *prometheus.Registry
	questions *prometheus.CounterVec
	events    *prometheus.CounterVec
	tries     *prometheus.CounterVec
	answer    *prometheus.HistogramVec
	opened    *prometheus.CounterVec
	up        *prometheus.GaugeVec
	calls     *prometheus.CounterVec
	call      *prometheus.HistogramVec
}

func newFigures() *figures {
	f := &figures{
		registry:  prometheus.NewRegistry(),
		questions: counter("parley_questions_total", "Questions, by the surface they were asked on and the kind of the answer.", "surface", "kind"),
		events:    counter("parley_events_total", "Events from Slack, by kind and by what became of them.", "kind", "fate"),
		tries:     counter("parley_tries_total", "Tries to answer an event, by outcome.", "outcome"),
		answer: histogram("parley_answer_seconds", "From the arrival of an event until it was answered.",
			[]float64{.01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60, 300}, "kind"),
		opened: counter("parley_connections_opened_total", "Socket Mode connections opened; all after the first are reconnects.", "connection"),
		up: prometheus.NewGaugeVec(prometheus.GaugeOpts{
			Name: "parley_connection_up", Help: "Whether a Socket Mode connection is up.",
		}, []string{"connection"}),
		calls: counter("parley_slack_calls_total", "Calls to Slack, by method and error code; the code is ok when there was none.", "method", "code"),
		call:  histogram("parley_slack_call_seconds", "What a call to Slack took.", prometheus.DefBuckets, "method"),
	}
	f.registry.MustRegister(f.questions, f.events, f.tries, f.answer, f.opened, f.up, f.calls, f.call,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return f
}

func counter(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Name: name, Help: help}, labels)
}

func histogram(name, help string, buckets []float64, labels ...string) *prometheus.HistogramVec {
	return prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: name, Help: help, Buckets: buckets}, labels)
}

// watch adds what is asked for when somebody looks.
func (f *figures) watch(waiting func() int, age func() time.Duration) {
	f.registry.MustRegister(
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{
			Name: "parley_queue_waiting", Help: "Events that wait for a worker.",
		}, func() float64 { return float64(waiting()) }),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{
			Name: "parley_index_age_seconds", Help: "Since the index was last seen in step with the store.",
		}, func() float64 { return age().Seconds() }))
}

func (f *figures) page() http.Handler {
	return promhttp.HandlerFor(f.registry, promhttp.HandlerOpts{})
}

// Received implements delivery.Observer.
func (f *figures) Received(k delivery.Kind, fate delivery.Fate) {
	if fate == delivery.Unknown {
		k = "other" // the name came from outside
	}
	f.events.WithLabelValues(string(k), string(fate)).Inc()
}

// Responded implements delivery.Observer.
func (f *figures) Responded(e delivery.Event, o delivery.Outcome, took time.Duration) {
	f.tries.WithLabelValues(string(o)).Inc()
	if o == delivery.Done {
		f.answer.WithLabelValues(string(e.Kind)).Observe(took.Seconds())
	}
}

// Linked implements delivery.Observer.
func (f *figures) Linked(n int, up bool) {
	name, value := strconv.Itoa(n), 0.0
	if up {
		value = 1
		f.opened.WithLabelValues(name).Inc()
	}
	f.up.WithLabelValues(name).Set(value)
}

// Called implements pace.Observer.
func (f *figures) Called(method, code string, took time.Duration) {
	if code == "" {
		code = "ok"
	}
	f.calls.WithLabelValues(method, code).Inc()
	f.call.WithLabelValues(method).Observe(took.Seconds())
}

// Asked counts a question.
func (f *figures) Asked(o respond.Observed) {
	f.questions.WithLabelValues(string(o.Surface), string(o.Kind)).Inc()
}
