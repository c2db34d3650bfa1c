package main

import (
	"context"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// browser is where Debian has its Chromium. With PARLEY_BROWSER set the tests that want one may not be skipped.
const browser = "/usr/bin/chromium"

// A tab is a page in a browser.
type tab struct {
	t   *testing.T
	ctx context.Context
}

// openBrowser opens a page, or skips the test where there is no browser.
func openBrowser(t *testing.T, address string) tab {
	t.Helper()
	if _, err := os.Stat(browser); err != nil {
		if os.Getenv("PARLEY_BROWSER") != "" {
			t.Fatalf("no browser: %v", err)
		}
		t.Skip("there is no Chromium at " + browser + " to look at the page with")
	}
	profile, err := os.MkdirTemp("", "parley-browser-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(profile) }) // its processes may outlive it by a moment, and write
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(browser), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.UserDataDir(profile), chromedp.WindowSize(1200, 850))
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx, chromedp.WithErrorf(func(format string, args ...any) {
		if !strings.HasPrefix(format, "unhandled") { // a browser newer than the library has more to tell than that knows
			log.Printf("chromedp: "+format, args...)
		}
	}))
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	p := tab{t, ctx}
	p.run(chromedp.Navigate(address), chromedp.WaitVisible(`#composer`, chromedp.ByQuery))
	p.sees("Nothing said here yet.")
	return p
}

func (p tab) run(actions ...chromedp.Action) {
	p.t.Helper()
	if err := chromedp.Run(p.ctx, actions...); err != nil {
		p.t.Fatal(err)
	}
}

func (p tab) say(text string) {
	p.t.Helper()
	p.enter(`#text`, text+"\r")
}

// enter types into a field.
func (p tab) enter(field, text string) {
	p.t.Helper()
	p.until("a field "+field, `(() => { const e = document.querySelector(`+strconv.Quote(field)+`); e?.focus(); return !!e })()`)
	p.run(chromedp.KeyEvent(text))
}

// click presses the first thing at a path, as soon as there is one. The page makes its elements anew whenever something
// happens, so it is found and pressed in one go.
func (p tab) click(path string) {
	p.t.Helper()
	p.until("something to press at "+path, `(() => {
		const e = document.evaluate(`+strconv.Quote(path)+`, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE, null).singleNodeValue;
		e?.click();
		return !!e;
	})()`)
}

// until waits for an expression to be true.
func (p tab) until(what, expression string) {
	p.t.Helper()
	so := false
	for late := time.Now().Add(20 * time.Second); time.Now().Before(late); time.Sleep(50 * time.Millisecond) {
		p.run(chromedp.Evaluate(expression, &so))
		if so {
			return
		}
	}
	p.shot("failed")
	p.t.Fatalf("there is never %s", what)
}

// sees waits for words to stand on the page.
func (p tab) sees(words string) {
	p.t.Helper()
	text := ""
	for late := time.Now().Add(20 * time.Second); time.Now().Before(late); time.Sleep(50 * time.Millisecond) {
		if text = p.text(); strings.Contains(text, words) {
			return
		}
	}
	p.shot("failed")
	p.t.Fatalf("%q is not on the page:\n%s", words, text)
}

// seesNot asks that words do not stand on the page.
func (p tab) seesNot(words string) {
	p.t.Helper()
	if text := p.text(); strings.Contains(text, words) {
		p.t.Errorf("%q is on the page:\n%s", words, text)
	}
}

func (p tab) text() (text string) {
	p.t.Helper()
	p.run(chromedp.Evaluate(`document.body.innerText`, &text))
	return text
}

// become goes on as another person.
func (p tab) become(user string) {
	p.t.Helper()
	p.until("a person "+user, `(() => { const w = document.getElementById('who'); w.value = `+strconv.Quote(user)+`; w.dispatchEvent(new Event('change')); return w.value !== "" })()`)
}

// press presses a key by its name.
func (p tab) press(key string) {
	p.t.Helper()
	p.run(chromedp.KeyEvent(map[string]string{"Enter": kb.Enter, "Escape": kb.Escape}[key]))
}

// shot takes pictures in light, dark and at the width of a phone, where PARLEY_SHOTS names a folder for them.
func (p tab) shot(name string) {
	p.t.Helper()
	dir := os.Getenv("PARLEY_SHOTS")
	if dir == "" {
		return
	}
	for kind, look := range map[string]struct {
		scheme string
		width  int64
	}{"light": {"light", 1200}, "dark": {"dark", 1200}, "phone": {"light", 390}} {
		var picture []byte
		p.run(emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: look.scheme}}),
			chromedp.EmulateViewport(look.width, 850), chromedp.Sleep(200*time.Millisecond), chromedp.CaptureScreenshot(&picture))
		if err := os.WriteFile(filepath.Join(dir, name+"-"+kind+".png"), picture, 0o600); err != nil {
			p.t.Fatal(err)
		}
	}
	p.run(chromedp.EmulateViewport(1200, 850))
}
