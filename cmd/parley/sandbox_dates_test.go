package main

import "testing"

// What happened, what is ahead and what is new, in a browser: a timeline and its picture, a reminder that is taken back.
func TestSandboxTellsDates(t *testing.T) {
	page := openBrowser(t, startSandbox(t, t.TempDir()))
	page.say("/parley timeline Affiliates Rule")
	page.sees("Timeline: Affiliates Rule (12 dated sentences)")
	page.sees("the pause of the Affiliates Rule would start on 10 November 2025")
	page.shot("timeline")
	page.click(`//button[.="Picture"]`)
	page.sees("The picture is among your direct messages with me.")

	page.say("/parley upcoming")
	page.sees("Ahead from")
	page.click(`(//button[.="On the day"])[last()]`)
	page.sees("I will remind you on")
	page.shot("reminding")
	page.click(`//button[.="Do not remind me"]`)
	page.sees("I will not remind you.")

	page.say("/parley new since 2026-08-01")
	page.sees("published since 1 August 2026")
	page.shot("new")
	page.click(`//nav/button[.="Parley"]`)
	page.until("the picture", `document.querySelector('img.shared')?.naturalWidth === 1800`)
	page.shot("picture")
}
