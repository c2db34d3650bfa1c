// Package picture draws a timeline: as SVG for browsers, light or dark as they are set, and as PNG where only pixels are shown.
// Both are of one drawing: layout.go says where every line of text stands, svg.go and png.go set it down.
//
// Quotations stand in full and letter by letter. Text from outside is escaped, acts on nothing and has no colour or place of its own.
//
// What is not done: the Go fonts that measure and paint the text have Latin, Greek and Cyrillic letters; others are
// boxes in a PNG. A browser has its own fonts.
package picture
