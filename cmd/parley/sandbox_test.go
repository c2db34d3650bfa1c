package main

import (
	"bufio"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// browser is where Debian has its Chromium. With PARLEY_BROWSER set the tests that want one may not be skipped.
const browser = "/usr/bin/chromium"

// A person asks in a channel and in its thread, looks at the context, votes, asks in private and shares, and opens the
// home tab: the whole of Parley, in a browser, over the sandbox.
func TestSandboxInBrowser(t *testing.T) {
	page := openBrowser(t, startSandbox(t))
	page.say("@Parley Who met at the Stockholm trade talks?")
	page.sees("He Lifeng met at the Stockholm trade talks")
	page.sees("[1] Parley Briefings")
	page.shot("channel")

	page.click(`//button[.="Reply"]`)
	page.enter(`.reply input`, "And in London?\r")
	page.sees("Lancaster House")

	page.click(`//button[starts-with(., "Show context")]`)
	page.sees("SHA-256 of title, date and text")
	page.shot("context")
	page.click(`//dialog//button[.="Close"]`)

	page.click(`//button[contains(., "Helpful") and not(contains(., "Not"))]`)
	page.sees("Noted as helpful")

	page.say("/parley what is EAR99")
	page.sees("Only you can see this. You asked: what is EAR99")
	page.click(`//button[.="Share"]`)
	page.sees("shared by ada")
	page.shot("shared")

	page.say(`<img src=x onerror=alert(1)> <script>alert(2)</script> *x* <b>bold</b>`)
	page.sees(`<img src=x onerror=alert(1)> <script>alert(2)</script>`)
	var made int
	page.run(chromedp.Evaluate(`document.querySelectorAll('#messages img, #messages script').length`, &made))
	if made != 0 {
		t.Errorf("%d elements were made of what somebody wrote", made)
	}

	page.click(`//button[contains(., "home tab")]`)
	page.sees("What Parley knows")
	page.sees("Your questions")
	page.shot("home")

	page.click(`//button[.="Ask a question"]`)
	page.sees("Nothing published after this day is used.")
	page.shot("window")
	page.enter(`dialog textarea`, "What is EAR99?")
	page.click(`//dialog//button[.="Ask"]`)
	page.click(`//nav/button[.="Parley"]`)
	page.sees("asked: What is EAR99?")
}

// startSandbox runs parley serve --sandbox and returns the address of its page.
func startSandbox(t *testing.T) string {
	t.Helper()
	c := command(t, filepath.Join(t.TempDir(), "data"), "serve", "--sandbox", "--http", "127.0.0.1:0")
	said, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = c.Process.Signal(os.Interrupt)
		if err := c.Wait(); err != nil && !errors.As(err, new(*exec.ExitError)) {
			t.Error(err)
		}
	})
	found := make(chan string, 1)
	go func() {
		address := regexp.MustCompile(`address=(http://\S+)`)
		for lines := bufio.NewScanner(said); lines.Scan(); {
			if m := address.FindStringSubmatch(lines.Text()); m != nil {
				found <- m[1]
			}
		}
	}()
	select {
	case address := <-found:
		return address
	case <-time.After(time.Minute):
		t.Fatal("parley serve --sandbox does not say where its page is")
		return ""
	}
}

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
	ctx, cancel = chromedp.NewContext(ctx)
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
	p.t.Fatalf("there is never %s", what)
}

// sees waits for words to stand on the page.
func (p tab) sees(words string) {
	p.t.Helper()
	text := ""
	for late := time.Now().Add(20 * time.Second); time.Now().Before(late); time.Sleep(50 * time.Millisecond) {
		if err := chromedp.Run(p.ctx, chromedp.Evaluate(`document.body.innerText`, &text)); err != nil {
			p.t.Fatal(err)
		}
		if strings.Contains(text, words) {
			return
		}
	}
	p.t.Fatalf("%q is not on the page:\n%s", words, text)
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
