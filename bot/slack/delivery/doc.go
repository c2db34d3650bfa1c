// Package delivery brings what people do in Slack to whoever responds: over two Socket Mode connections or as signed
// requests, claimed in the journal before it is acknowledged, so that nothing is lost and nothing answered twice.
package delivery
