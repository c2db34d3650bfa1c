// Package fetch gets one web document at a time, politely and safely.
//
// Politely: it asks only whether a document has changed where it was got before, keeps to robots.txt and the pause
// it asks for, sends a host one request after the other with time between them, and stays away as long as Retry-After says.
//
// Safely: only http and https, only addresses of the public network – looked at when the connection is made, after the name
// was resolved, and anew at every redirect – and never more than 20 MB, 30 seconds and 10 redirects.
//
//	fetch.go       one document, redirect by redirect
//	guard.go       which networks may be reached
//	host.go        when a host may be asked the next time
//	robots.go      what a host lets be fetched
//	validators.go  how it is told that a document is still what it was
//	body.go        the bytes, unpacked and not too many
//	fault.go       what went wrong, in words without secrets
package fetch
