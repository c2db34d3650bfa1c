package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"
)

// complain tells of an error, of each that was joined on a line of its own. Of a full disk it is told once.
func complain(w io.Writer, err error) {
	for _, line := range complaints(err) {
		fmt.Fprintf(w, "parley: %s\n", line)
	}
}

func complaints(err error) []string {
	var lines []string
	full := false
	for _, err := range parted(err) {
		line := err.Error()
		if isFull(line) {
			if full {
				continue
			}
			full = true
			if !strings.Contains(line, "make room") {
				line += "; make room and run it again, what was there is unharmed"
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// parted returns the errors that were joined, without a sentence around them, into err.
func parted(err error) []error {
	several, ok := err.(interface{ Unwrap() []error })
	if !ok || errors.Join(several.Unwrap()...).Error() != err.Error() {
		return []error{err}
	}
	var all []error
	for _, err := range several.Unwrap() {
		all = append(all, parted(err)...)
	}
	return all
}

// isFull reads the words, since not every library keeps the error of the system that it met.
func isFull(message string) bool {
	return strings.Contains(message, syscall.ENOSPC.Error()) || strings.Contains(message, "disk is full")
}
