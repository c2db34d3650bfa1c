package main

import (
	"bufio"
	"errors"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// A person asks in a channel and in its thread, looks at the context, votes, asks in private and shares, and opens the
// home tab: the whole of Parley, in a browser, over the sandbox.
func TestSandboxInBrowser(t *testing.T) {
	page := openBrowser(t, startSandbox(t, t.TempDir()))
	page.say("@Parley Who met at the Stockholm trade talks?")
	page.sees("He Lifeng met at the Stockholm trade talks")
	page.until("an empty field", `document.getElementById('text').value === ""`) // Enter left a line break in it
	page.sees("[1] Parley Briefings")
	page.shot("channel")

	page.click(`//button[.="Reply"]`)
	page.enter(`.reply input`, "And in London?\r")
	page.sees("led the Chinese side in London")

	page.click(`//button[starts-with(., "Show context")]`)
	page.sees("SHA-256 of title, date and text")
	page.shot("context")
	page.click(`//dialog//button[.="Close"]`)

	page.click(`//button[contains(., "Helpful") and not(contains(., "Not"))]`)
	page.sees("Noted as helpful")
	page.until("a thumb pressed", `document.querySelectorAll('[aria-pressed=true]').length == 1`)
	page.shot("voted")

	page.say("/parley what is EAR99")
	page.sees("Only you can see this. You asked: what is EAR99")
	page.click(`//button[.="Share"]`)
	page.sees("shared by ada")
	page.shot("shared")

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

// What one person asks in private the other does not see, and each sees their own thumb pressed.
func TestSandboxSecondPersonInBrowser(t *testing.T) {
	page := openBrowser(t, startSandbox(t, t.TempDir()))
	page.say("@Parley Who met at the Stockholm trade talks?")
	page.sees("[1] Parley Briefings")
	page.click(`//button[contains(., "Helpful") and not(contains(., "Not"))]`)
	page.sees("Noted as helpful")
	page.say("/parley what is EAR99")
	page.sees("You asked: what is EAR99")

	page.become("U02BEN")
	page.sees("He Lifeng met at the Stockholm trade talks")
	page.seesNot("EAR99")
	page.seesNot("Noted as helpful")
	page.until("no thumb pressed", `document.querySelectorAll('[aria-pressed=true]').length == 0`)
	page.click(`//button[contains(., "Not helpful")]`)
	page.sees("What was wrong?")
	page.shot("feedback")
	page.click(`//dialog//input[@type="radio"]`)
	page.click(`//dialog//button[.="Send"]`)
	page.sees("goes to those who look after me")
	page.until("the other thumb pressed", `document.querySelector('[aria-pressed=true]')?.textContent.includes('Not helpful')`)

	page.become("U01ADA")
	page.until("her own thumb pressed", `!document.querySelector('[aria-pressed=true]')?.textContent.includes('Not')`)
	page.sees("You asked: what is EAR99")
}

// In a thread, where slash commands do not work, the shortcut asks about a message, for the eyes of whoever wants to know.
func TestSandboxShortcutInBrowser(t *testing.T) {
	page := openBrowser(t, startSandbox(t, t.TempDir()))
	page.say("Any news?")
	page.sees("Any news?")
	page.click(`//button[.="Reply"]`)
	page.until("the focus in the field", `document.activeElement?.name === "reply"`)
	page.enter(`.reply input`, "Who met at the Stockholm trade talks?\r")
	page.click(`//div[@class="thread"]//button[.="Ask Parley about this"]`)
	page.sees("Only you can see this. You asked: Who met at the Stockholm trade talks?")
	page.until("the answer in the thread", `document.querySelectorAll('.thread .only').length == 1`)
	page.shot("shortcut")
	page.become("U02BEN")
	page.sees("Who met at the Stockholm trade talks?")
	page.seesNot("Only you can see this")
}

// An admin changes how Parley behaves in a channel; others are told who may.
func TestSandboxConfigInBrowser(t *testing.T) {
	page := openBrowser(t, startSandbox(t, t.TempDir()))
	page.say("/parley config")
	page.sees("Who may ask")
	page.shot("config")
	page.click(`//dialog//input[@type="checkbox"][@value="private"]`)
	page.click(`//dialog//button[@class="primary"]`)
	page.sees("Saved as version 1")
	page.say("@Parley Who met at the Stockholm trade talks?")
	page.sees("Only you can see this. You asked: Who met at the Stockholm trade talks?")
	page.say("/parley config")
	page.sees("Version 1")
	page.until("what was chosen", `document.querySelector('dialog input[value=private]').checked`)
	page.click(`//dialog//button[.="Cancel"]`)

	page.become("U02BEN")
	page.say("/parley config")
	page.sees("Only admins and owners of this workspace may change")
}

// The agent's pane greets with questions about the newest articles; one that is pressed is asked, and names its thread.
func TestSandboxAgentPaneInBrowser(t *testing.T) {
	page := openBrowser(t, startSandbox(t, t.TempDir()))
	page.click(`//nav/button[.="Parley"]`)
	page.until("four suggestions", `document.querySelectorAll('#prompts button').length == 4`)
	page.sees("Ask where the US-China trade talks and the technology export rules stand.")
	page.shot("pane")
	page.click(`//div[@id="prompts"]/button[1]`)
	page.until("an answer", `document.querySelectorAll('.thread article').length == 1`)
	page.sees("What is the latest on")
	page.until("a title", `document.querySelector('.thread > .hint')?.textContent.startsWith("What is the latest on") === true`)
	page.say("And who met in Stockholm?")
	page.until("another answer", `document.querySelectorAll('.thread article').length == 2`)
}

// While others write, what a person types and where the focus is stays as it is: only what changed is made anew.
func TestSandboxLeavesTheReaderAloneInBrowser(t *testing.T) {
	address := startSandbox(t, t.TempDir())
	page := openBrowser(t, address)
	page.say("@Parley Who met at the Stockholm trade talks?")
	page.sees("[1] Parley Briefings")
	page.click(`//button[.="Reply"]`)
	page.enter(`.reply input`, "half a sent")
	page.until("a mark", `(() => { document.querySelector('article').marked = true; return document.activeElement.name === "reply" })()`)
	byBen(t, address, "something else")
	page.sees("something else")
	page.until("the sentence as it was", `document.activeElement.name === "reply" && document.activeElement.value === "half a sent" && document.activeElement.selectionStart === 11`)
	page.until("the message as it was", `document.querySelector('article').marked`)

	page.until("the focus on a button", `(() => { const b = [...document.querySelectorAll('button')].find(b => b.textContent === "Save"); b?.focus(); return document.activeElement === b })()`)
	byBen(t, address, "a third thing")
	page.sees("a third thing")
	page.until("the focus where it was", `document.activeElement.textContent === "Save"`)
	page.press("Enter")
	page.sees("Saved. You find it on my home tab")
	page.until("the focus still there", `document.activeElement.textContent === "Save"`)

	page.click(`//button[contains(., "Helpful") and not(contains(., "Not"))]`)
	page.until("a thumb pressed", `document.querySelectorAll('[aria-pressed=true]').length == 1`)
	page.until("the focus on what was made anew", `(() => { document.querySelector('[aria-pressed=true]').focus(); return true })()`)
	page.click(`//button[contains(., "Not helpful")]`)
	page.sees("What was wrong?")
	page.press("Escape")
	page.until("the window gone", `!document.querySelector('dialog').open`)
}

// byBen has ben write in the first channel, in a browser elsewhere.
func byBen(t *testing.T, address, text string) {
	t.Helper()
	body := strings.NewReader(`{"user":"U02BEN","do":"say","channel":"C01GENERAL","text":"` + text + `"}`)
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address+"act", body)
	check(t, err)
	r.Header.Set("Origin", strings.TrimSuffix(address, "/"))
	got, err := http.DefaultClient.Do(r)
	check(t, err)
	check(t, got.Body.Close())
	if got.StatusCode != http.StatusNoContent {
		t.Fatal(got.Status)
	}
}

// Blocks that Parley does not send, but could, are shown as well, and pictures by their description: nothing is fetched.
func TestSandboxShowsAllBlocksInBrowser(t *testing.T) {
	page := openBrowser(t, startSandbox(t, t.TempDir()))
	for blocks, want := range map[string]string{
		`{"type":"section","block_id":"s","text":{"type":"mrkdwn","text":"*Ask*"},"accessory":{"type":"button","action_id":"a","text":{"type":"plain_text","text":"Go"}}}`:         "Ask\nGo",
		`{"type":"section","text":{"type":"plain_text","text":"T"},"accessory":{"type":"image","image_url":"https://evil.example/x.png","alt_text":"a map"}}`:                      "T\n🖼 a map",
		`{"type":"section","fields":[{"type":"plain_text","text":"one"},{"type":"mrkdwn","text":"two"}]}`:                                                                          "one\ntwo",
		`{"type":"context","elements":[{"type":"image","image_url":"https://evil.example/x.png","alt_text":"a seal"},{"type":"plain_text","text":"2026"}]}`:                        "🖼 a seal2026",
		`{"type":"image","image_url":"https://evil.example/x.png","alt_text":"a chart","title":{"type":"plain_text","text":"Tariffs"}}`:                                            "Tariffs🖼 a chart",
		`{"type":"header","text":{"type":"plain_text","text":"<b>Head</b>"}}`:                                                                                                      "<b>Head</b>",
		`{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"broadcast","range":"here"},{"type":"link","url":"javascript:alert(1)","text":" no"}]}]}`: "@here no",
		`{"type":"new_block","what":1}`: "\"new_block\"",
	} {
		page.until(want, `(window.shown = undefined, import('./block.js').then(m => {
			const list = document.getElementById('messages');
			list.replaceChildren(...[m.block(`+blocks+`, { at: {} })].flat());
			window.shown = list.innerText.replace(/\n+/g, '\n').trim();
		}), true)`)
		page.until(want+" from "+blocks, `(window.shown || '').includes(`+strconv.Quote(want)+`)`)
		page.harmless(`@here`)
	}
}

// On a phone everything that can be pressed is there.
func TestSandboxOnAPhoneInBrowser(t *testing.T) {
	page := openBrowser(t, startSandbox(t, t.TempDir()))
	page.run(chromedp.EmulateViewport(390, 850))
	page.until("nothing wider than the screen", `document.documentElement.scrollWidth <= 390`)
	page.until("a button to ask", `(() => { const b = document.getElementById('ask'); const r = b.getBoundingClientRect(); return r.width > 0 && r.right <= 390 && r.bottom <= 850 })()`)
	page.click(`//button[.="Ask Parley…"]`)
	page.sees("Nothing published after this day is used.")
}

// hostile is an article made to do harm wherever its words are shown.
const hostile = `---
id: hostile
title: "<img src=x onerror=alert(1)> <!everyone> *Quarrons* <https://evil.example|here>"
publisher: "<script>alert(2)</script>"
url: "javascript:alert(3)"
date: 2026-10-01
---
The Ministry of Quarrons banned the export of 4711 quarrons <!channel> to <@U02BEN> &lt;!here&gt; *now* _today_ by [decree](https://evil.example/x) of the <b onclick=alert(4)>Quarron</b> <script>alert(5)</script> council.
`

// What an article, a question or a name holds is shown as it stands: it makes no element, runs nothing, links nowhere and
// notifies nobody.
func TestSandboxHostileArticleInBrowser(t *testing.T) {
	data, shelf := t.TempDir(), t.TempDir()
	check(t, os.WriteFile(filepath.Join(shelf, "hostile.md"), []byte(hostile), 0o600))
	run0(t, data, "index", shelf)
	page := openBrowser(t, startSandbox(t, data))
	page.say("@Parley How many quarrons did the Ministry of Quarrons ban the export of? <img src=x onerror=alert(6)> <script>alert(7)</script>")
	page.sees("banned the export of 4711 quarrons")
	page.shot("hostile")
	page.sees("<img src=x onerror=alert(6)> <script>alert(7)</script>")
	page.click(`//button[starts-with(., "Show context")]`)
	page.sees("SHA-256 of title, date and text")
	page.harmless("@Parley")
	page.click(`//dialog//button[.="Close"]`)
	page.until("the window is closed", `!document.querySelector('dialog[open]')`)
	page.say("/parley How many quarrons were banned?")
	page.sees("Only you can see this. You asked: How many quarrons were banned?")
	page.click(`//button[.="Share"]`)
	page.sees("shared by ada")
	page.say("/parley articles")
	page.sees("The newest articles")
	page.click(`//nav/button[.="Parley"]`)
	page.until("suggestions", `document.querySelectorAll('#prompts button').length == 4`)
	page.click(`//button[contains(., "home tab")]`)
	page.sees("What Parley knows")
	page.harmless("@Parley")
}

// harmless asks that nothing on the page was made of what somebody wrote, but mentions that are meant.
func (p tab) harmless(meant string) {
	p.t.Helper()
	var found []string
	p.run(chromedp.Evaluate(`[...document.querySelectorAll('main img, main script, dialog img, dialog script, [onclick], [onerror], .mention, a[href]')]
		.filter(e => !(e.className === 'mention' && e.textContent === `+strconv.Quote(meant)+`)).map(e => e.outerHTML)`, &found))
	if len(found) > 0 {
		p.t.Errorf("made of words: %q", found)
	}
}

// The pages for whoever runs a sandbox may be at its own address, and an address of every network is said as a browser takes it.
func TestSandboxAddresses(t *testing.T) {
	for _, args := range [][]string{{"--http", "127.0.0.1:0", "--admin", "127.0.0.1:0"}, {"--http", "0.0.0.0:0"}, {"--http", "[::]:0"}} {
		address := startSandbox(t, t.TempDir(), args...)
		if strings.Contains(address, "0.0.0.0") || strings.Contains(address, "[::]") {
			t.Errorf("%q: no browser opens %s", args, address)
		}
		if status, text := get(t, address); status != http.StatusOK || !strings.Contains(text, "Parley sandbox") {
			t.Errorf("%q: %d %s", args, status, text)
		}
		if !slices.Contains(args, "--admin") {
			continue
		}
		for path, want := range map[string]string{"healthz": "ok", "metrics": "parley_"} {
			if status, text := get(t, address+path); status != http.StatusOK || !strings.Contains(text, want) {
				t.Errorf("/%s: %d %s", path, status, text)
			}
		}
	}
}

// startSandbox runs parley serve --sandbox on a data folder and returns the address of its page.
func startSandbox(t *testing.T, data string, args ...string) string {
	t.Helper()
	if !slices.Contains(args, "--http") {
		args = append(args, "--http", "127.0.0.1:0")
	}
	c := command(t, data, append([]string{"serve", "--sandbox"}, args...)...)
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

// Where nothing answers, a question that would be answered is a press away.
func TestSandboxRewritesInBrowser(t *testing.T) {
	page := openBrowser(t, startSandbox(t, t.TempDir()))
	page.say("@Parley Is yttria controlled by Beijing?")
	page.sees("No article has “yttria”. Near it, some have “yttrium”.")
	page.sees("Ask instead:")
	page.shot("rewrites")
	page.click(`//button[contains(., "What about China's export-control system?")]`)
	page.sees("asked: What about China's export-control system?")
}
