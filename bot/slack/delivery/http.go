package delivery

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"

	"github.com/slack-go/slack"

	face "parley/bot/slack"
)

// largestBody is more than Slack sends: a message has at most 40,000 characters and as much again in blocks.
const largestBody = 1 << 20

var (
	errMalformed = errors.New("the request is not what Slack sends")
	errSignature = errors.New("the request is not signed by Slack")
)

// Handler takes signed requests at the paths for events, commands and interactions. An answer 200 says that the event is
// in the journal; 503 that it is not, so that Slack sends it again. secret is the app's signing secret.
func (d *Delivery) Handler(secret string) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("POST "+face.EventsPath, d.endpoint(secret, readEvent))
	mux.Handle("POST "+face.CommandsPath, d.endpoint(secret, readForm(Command)))
	mux.Handle("POST "+face.InteractionsPath, d.endpoint(secret, readForm(Interaction)))
	return mux
}

// A letter is what is in a request: an event, or something to be answered there and then.
type letter struct {
	kind    Kind
	payload json.RawMessage
	answer  *string // nil for an event
}

// endpoint verifies requests, reads them, and answers with the acknowledgement.
func (d *Delivery) endpoint(secret string, read func([]byte) (letter, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, largestBody))
		if err != nil {
			d.refuse(w, r, http.StatusRequestEntityTooLarge, err)
			return
		}
		if err := verify(r.Header, secret, body); err != nil {
			d.refuse(w, r, http.StatusUnauthorized, errors.Join(errSignature, err))
			return
		}
		l, err := read(body)
		if err != nil {
			d.refuse(w, r, http.StatusBadRequest, err)
			return
		}
		d.reply(w, r, l)
	})
}

// reply takes the event in and acknowledges it.
func (d *Delivery) reply(w http.ResponseWriter, r *http.Request, l letter) {
	if l.answer != nil {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = io.WriteString(w, *l.answer) // Slack went away, and asks again
		return
	}
	ack, err := d.accept(r.Context(), l.kind, l.payload)
	if err != nil {
		http.Error(w, "try again", http.StatusServiceUnavailable)
		return
	}
	if ack == nil {
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	if err := json.NewEncoder(w).Encode(ack); err != nil {
		d.log.Error("an acknowledgement did not go out", "error", err)
	}
}

func (d *Delivery) refuse(w http.ResponseWriter, r *http.Request, status int, err error) {
	d.log.Warn("a request was refused", "path", r.URL.Path, "status", status, "error", err)
	http.Error(w, http.StatusText(status), status)
}

// verify checks that Slack signed the body within the last five minutes.
func verify(h http.Header, secret string, body []byte) error {
	v, err := slack.NewSecretsVerifier(h, secret)
	if err != nil {
		return err
	}
	if _, err := v.Write(body); err != nil {
		return err
	}
	return v.Ensure()
}

// readEvent reads what comes to the events path: an event, or the challenge by which Slack makes sure of an address.
func readEvent(body []byte) (letter, error) {
	var p struct{ Type, Challenge string }
	if err := json.Unmarshal(body, &p); err != nil {
		return letter{}, errMalformed
	}
	if p.Type == "url_verification" {
		return letter{answer: &p.Challenge}, nil
	}
	return letter{kind: Happening, payload: body}, nil
}

// readForm reads what comes as a form: a command in its fields, an interaction as JSON in one of them, or the question
// whether the certificate of an address is good.
func readForm(kind Kind) func([]byte) (letter, error) {
	return func(body []byte) (letter, error) {
		form, err := url.ParseQuery(string(body))
		if err != nil {
			return letter{}, errMalformed
		}
		if form.Get("ssl_check") == "1" {
			return letter{answer: new(string)}, nil
		}
		payload := json.RawMessage(form.Get("payload"))
		if kind == Command {
			payload, err = asSocketModeHasIt(form)
		}
		if err != nil || !json.Valid(payload) {
			return letter{}, errMalformed
		}
		return letter{kind: kind, payload: payload}, nil
	}
}

// asSocketModeHasIt makes of a command's form the JSON that Socket Mode carries.
func asSocketModeHasIt(form url.Values) (json.RawMessage, error) {
	fields := make(map[string]string, len(form))
	for name := range form {
		fields[name] = form.Get(name)
	}
	if fields["command"] == "" {
		return nil, errMalformed
	}
	return json.Marshal(fields)
}
