package journal

import (
	"errors"
	"fmt"
	"hash/crc32"
	"strings"
)

// ErrDamaged is returned for an answer that is not as it was kept. The others can still be read.
var ErrDamaged = errors.New("the journal is damaged; put a backup in its place with parley restore FILE --force")

// withSum returns text with a line behind it: its CRC-32, in hexadecimal. No database checks what it is given to keep,
// and what an answer quotes is shown again word for word.
func withSum(text string) string {
	return fmt.Sprintf("%s\n%08x", text, crc32.ChecksumIEEE([]byte(text)))
}

// checkSum returns the text that withSum was given. A text without a sum, of the time before there were any, is taken as it
// is: JSON ends in a brace.
func checkSum(kept string) (string, error) {
	at := strings.LastIndexByte(kept, '\n')
	if at < 0 && strings.HasSuffix(kept, "}") {
		return kept, nil
	}
	if at < 0 || withSum(kept[:at]) != kept {
		return "", ErrDamaged
	}
	return kept[:at], nil
}
