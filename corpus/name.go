package corpus

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"regexp"
	"strings"
	"unicode"
)

// name makes an id for an article that came without one: the one made before, where that is still free, or
// the slug of its document, numbered from the second article on.
func (t *tx) name(ctx context.Context, source, document string, a arrival) (string, error) {
	if a.was != nil {
		return t.free(ctx, a.was.name, source, document, true)
	}
	want := slug(document)
	if a.number > 0 {
		want = fmt.Sprintf("%s-%d", want, a.number+1)
	}
	return t.free(ctx, want, source, document, false)
}

// free returns want, or want with a suffix that tells its source and document, whichever is first
// neither the id of an article nor the name under which one came. own admits that this document has it already.
func (t *tx) free(ctx context.Context, want, source, document string, own bool) (string, error) {
	mine := 0
	if own {
		mine = 1
	}
	sum := sha256.Sum256([]byte(source + "\x00" + document + "\x00" + want))
	suffix := hex.EncodeToString(sum[:])
	for _, id := range []string{want, want + "-" + suffix[:6], want + "-" + suffix[:12], want + "-" + suffix} {
		var one int
		used, err := t.one(ctx, `SELECT 1 FROM articles WHERE id = $1 AND removed = 0
			UNION ALL
			SELECT 1 FROM origins WHERE (name = $1 OR article = $1)
			AND NOT (source = $2 AND document = $3 AND name = $1 AND (stale = 1 OR $4 = 1))
			LIMIT 1`, []any{id, source, document, mine}, &one)
		if err != nil || !used {
			return id, err
		}
	}
	return "", fmt.Errorf("no id is free for %s of %s", document, source)
}

// An extension is a few letters or digits behind a dot; "v1.2 notes" and "page?id=3.html#x" have none.
var extension = regexp.MustCompile(`^\.[A-Za-z0-9]{1,8}$`)

// slug returns key, a path or an address, as a readable id: without scheme and extension, letters in lower
// case and digits, anything else a hyphen, at most 120 characters of its end. It is never empty.
func slug(key string) string {
	if scheme, rest, ok := strings.Cut(key, "://"); ok && !strings.Contains(scheme, "/") {
		key = rest
	}
	if ext := path.Ext(key); extension.MatchString(ext) {
		key = strings.TrimSuffix(key, ext)
	}
	words := strings.FieldsFunc(strings.ToLower(key), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) || r == unicode.ReplacementChar
	})
	if len(words) == 0 {
		return "article"
	}
	id := []rune(strings.Join(words, "-"))
	return strings.Trim(string(id[max(0, len(id)-120):]), "-")
}
