package extract

import (
	"bytes"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"strings"
	"time"

	"parley/corpus"
)

// An Apart reads documents that may be made to use up time and memory in a process of its own each, which has a limit of both:
// what takes more is an error, and nothing else is lost. A nil Apart reads all in this process.
type Apart struct {
	program []string
	within  time.Duration
	room    int64
	places  chan struct{} // taken by what is being read
}

// ApartOptions are limits of reading one document.
type ApartOptions struct {
	Within time.Duration // 0 means 60 s
	Room   int64         // bytes of memory, 0 means 1 GB
}

const (
	usualRoom = 1 << 30
	mostApart = 2        // documents at the same time
	mostMade  = 64 << 20 // bytes of what is made of one
)

// NewApart returns an Apart that calls a program with its arguments, which must do nothing but call [Answer].
func NewApart(o ApartOptions, program ...string) *Apart {
	a := &Apart{program: program, within: o.Within, room: o.Room, places: make(chan struct{}, mostApart)}
	if a.within == 0 {
		a.within = maxTime
	}
	if a.room == 0 {
		a.room = usualRoom
	}
	return a
}

// Web is the function Web, for a document of any kind and size.
func (a *Apart) Web(r corpus.Raw, now time.Time) ([]corpus.Article, []corpus.Problem, error) {
	if a == nil || !isPDF(r.Body) && !isLarge(r.Body) {
		return Web(r, now)
	}
	return a.ask(question{Raw: &r, Now: now})
}

// File is the function File, for a document of any kind and size.
func (a *Apart) File(name string, data []byte) ([]corpus.Article, []corpus.Problem, error) {
	if a == nil || !isHeavy(name, data) || CheckSize(name, int64(len(data))) != nil {
		return File(name, data)
	}
	return a.ask(question{Name: name, Data: data})
}

// isHeavy reports whether a file is better read apart: a PDF, or a large page. The other formats take memory and time in
// proportion to their size, which is bounded.
func isHeavy(name string, data []byte) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".pdf":
		return true
	case ".html", ".htm", ".xhtml":
		return isLarge(data)
	}
	return false
}

func isPDF(data []byte) bool {
	return bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-"))
}

// What a page may have to be read in this process. A parser makes up to 512 elements of one where formatting is never ended.
const (
	smallPage   = 1 << 20
	fewElements = 5000
)

func isLarge(data []byte) bool { return len(data) > smallPage || elements(string(data)) > fewElements }

// A question is a document to read: from the web when Raw is there, else a file.
type question struct {
	Raw  *corpus.Raw
	Now  time.Time
	Name string
	Data []byte
	Room int64
}

// A reply is what came of it.
type reply struct {
	Articles []corpus.Article
	Problems []corpus.Problem
	Error    string
}

// ask lets another process read a document.
func (a *Apart) ask(q question) ([]corpus.Article, []corpus.Problem, error) {
	a.places <- struct{}{}
	defer func() { <-a.places }()
	q.Room = a.room
	var asked bytes.Buffer
	if err := gob.NewEncoder(&asked).Encode(q); err != nil {
		return nil, nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), a.within)
	defer cancel()
	c := exec.CommandContext(ctx, a.program[0], a.program[1:]...)
	c.Env = append(os.Environ(), fmt.Sprintf("GOMEMLIMIT=%d", a.room/4*3), "GOTRACEBACK=none")
	c.Args[0] = os.Args[0] // some programs are several, by the name they are called by
	c.WaitDelay = time.Second
	made, said := &bounded{left: mostMade}, &bounded{left: 1 << 16}
	c.Stdin, c.Stdout, c.Stderr = &asked, made, said
	failed := c.Run()
	var r reply
	switch {
	case ctx.Err() != nil:
		return nil, nil, fmt.Errorf("could not be read: needs more than %v", a.within)
	case failed != nil && outOfMemory(said.String()):
		return nil, nil, fmt.Errorf("could not be read: needs more than %d MB of memory", a.room>>20)
	case made.left < 0:
		return nil, nil, fmt.Errorf("could not be read: needs more than %d MB for what is in it", mostMade>>20)
	case failed != nil:
		return nil, nil, fmt.Errorf("could not be read: its parser ended: %w", failed)
	}
	if err := gob.NewDecoder(made).Decode(&r); err != nil {
		return nil, nil, fmt.Errorf("could not be read: its parser did not answer: %w", err)
	}
	return r.Articles, r.Problems, r.err()
}

// outOfMemory reports whether a Go program said so before it ended.
func outOfMemory(said string) bool {
	return strings.Contains(said, "out of memory") || strings.Contains(said, "cannot allocate memory") || strings.Contains(said, "failed to reserve")
}

// A bounded buffer forgets what is more than is left, and left is below 0 then.
type bounded struct {
	bytes.Buffer
	left int
}

func (b *bounded) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left >= 0 {
		b.Buffer.Write(p)
	}
	return len(p), nil
}

func (r reply) err() error {
	switch r.Error {
	case "":
		return nil
	case ErrLogin.Error():
		return ErrLogin
	}
	return errors.New(r.Error)
}

// Answer reads one document that an Apart asks about on in and answers on out, within the limit of memory that it
// is asked to keep. It belongs into a process of its own, which it ends when that is too little.
func Answer(in io.Reader, out io.Writer) error {
	var q question
	if err := gob.NewDecoder(in).Decode(&q); err != nil {
		return fmt.Errorf("a document to read was expected: %w", err)
	}
	if err := limitMemory(q.Room); err != nil {
		return err
	}
	var r reply
	var err error
	if q.Raw != nil {
		r.Articles, r.Problems, err = Web(*q.Raw, q.Now)
	} else {
		r.Articles, r.Problems, err = File(q.Name, q.Data)
	}
	if err != nil {
		r.Error = err.Error()
	}
	return gob.NewEncoder(out).Encode(r)
}
