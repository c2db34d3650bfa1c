package files

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"parley/corpus/extract"
)

// An entry is one file to be read, or what is wrong with it.
type entry struct {
	key   string
	path  string
	size  int64
	stamp string
	err   error
}

// A listing is a walk through a source.
type listing struct {
	entries []entry
	skipped int
	lost    []string        // keys of folders that cannot be listed
	links   []link          // found and not yet followed
	seen    map[string]bool // real paths of the files and folders come by
	root    string          // real path of the folder; nothing outside of it is read
	readDir func(string) ([]fs.DirEntry, error)
}

// A link is a symbolic link in the tree.
type link struct{ key, path string }

// list walks the tree. Files and folders that really stand in it come first and links after them, so a file
// that can be reached both ways has the key of its own place, and each folder is entered once: no circle
// of links is walked twice.
func (s *Source) list(ctx context.Context) (*listing, error) {
	real, err := filepath.EvalSymlinks(s.root)
	if err != nil {
		return nil, fmt.Errorf("list %s: %w: bring it back, or remove the source", s.root, err)
	}
	info, err := os.Stat(real)
	if err != nil {
		return nil, fmt.Errorf("list %s: %w: bring it back, or remove the source", s.root, err)
	}
	l := &listing{seen: map[string]bool{real: true}, root: real, readDir: s.readDir}
	if !info.IsDir() {
		l.file(filepath.Base(s.root), real, info)
		return l, nil
	}
	if err := l.folder(ctx, "", real); err != nil {
		return nil, fmt.Errorf("list %s: %w", s.root, err)
	}
	for len(l.links) > 0 {
		next := l.links[0]
		l.links = l.links[1:]
		if err := l.follow(ctx, next); err != nil {
			return nil, fmt.Errorf("list %s: %w", s.root, err)
		}
	}
	slices.SortFunc(l.entries, func(a, b entry) int { return cmp.Compare(a.key, b.key) })
	return l, nil
}

// folder lists the folder at real. Only the failure of the root and the end of ctx are errors here;
// a folder further down that cannot be listed is an entry with an error.
func (l *listing) folder(ctx context.Context, key, real string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	found, err := l.readDir(real)
	if err != nil && key == "" {
		return fmt.Errorf("%w: let the user Parley runs as read it", err)
	}
	if err != nil {
		l.lost = append(l.lost, key)
		l.entries = append(l.entries, entry{key: key, err: fmt.Errorf("cannot list this folder: %w: let the user Parley runs as read it", err)})
		return nil
	}
	for _, d := range found {
		if err := l.child(ctx, path.Join(key, d.Name()), filepath.Join(real, d.Name()), d); err != nil {
			return err
		}
	}
	return nil
}

func (l *listing) child(ctx context.Context, key, real string, d fs.DirEntry) error {
	switch {
	case strings.HasPrefix(d.Name(), "."):
		l.skipped++
	case d.Type()&fs.ModeSymlink != 0:
		l.links = append(l.links, link{key, real})
	case d.IsDir():
		l.seen[real] = true
		return l.folder(ctx, key, real)
	case !extract.Known(d.Name()):
		l.skipped++
	default:
		l.seen[real] = true
		info, err := d.Info()
		if err != nil {
			l.entries = append(l.entries, entry{key: key, err: fmt.Errorf("went away while the folder was listed: %w", err)})
			return nil
		}
		l.file(key, real, info)
	}
	return nil
}

// follow adds what a link points at within the folder, unless it has been come by. Whoever may put a link there may not
// thereby read what only Parley's user can.
func (l *listing) follow(ctx context.Context, k link) error {
	real, err := filepath.EvalSymlinks(k.path)
	if err != nil {
		target, _ := os.Readlink(k.path)
		l.entries = append(l.entries, entry{key: k.key, err: fmt.Errorf("broken link to %q: mend or remove it: %w", target, err)})
		return nil
	}
	if !within(l.root, real) {
		l.entries = append(l.entries, entry{key: k.key, err: fmt.Errorf("is a link to %s, outside of the folder: index that as well, or copy it here", real)})
		return nil
	}
	info, err := os.Stat(real)
	switch {
	case err != nil:
		l.entries = append(l.entries, entry{key: k.key, err: fmt.Errorf("look at what the link points to: %w", err)})
	case l.seen[real], !info.IsDir() && !extract.Known(k.key):
		l.skipped++
	case info.IsDir():
		l.seen[real] = true
		return l.folder(ctx, k.key, real)
	default:
		l.seen[real] = true
		l.file(k.key, real, info)
	}
	return nil
}

// within reports whether path is root or lies in it.
func within(root, path string) bool {
	rel, err := filepath.Rel(root, path)
	return err == nil && filepath.IsLocal(rel)
}

func (l *listing) file(key, real string, info fs.FileInfo) {
	l.entries = append(l.entries, entry{
		key: strings.ToValidUTF8(key, "\uFFFD"), path: real, size: info.Size(), stamp: stampOf(info), err: refuse(key, info),
	})
}

// refuse returns why a file cannot be read whatever is in it: it is no file, or too large.
func refuse(key string, info fs.FileInfo) error {
	if !info.Mode().IsRegular() {
		return fmt.Errorf("is no ordinary file but %s: remove it or rename it", kind(info.Mode()))
	}
	return extract.CheckSize(key, info.Size())
}

func kind(mode fs.FileMode) string {
	switch {
	case mode&fs.ModeNamedPipe != 0:
		return "a named pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	case mode.IsDir():
		return "a folder"
	}
	return "something special"
}

// stampOf returns what changes whenever the articles of a file may: its size, its time of change in
// nanoseconds, and what extraction makes of it.
func stampOf(info fs.FileInfo) string {
	return fmt.Sprintf("%d-%d-v%d", info.Size(), info.ModTime().UnixNano(), extract.Version)
}

// keepUnder adds an entry for every document known under a folder that cannot be listed now. Were they
// left out, they would count as removed.
func (l *listing) keepUnder(stamps map[string]string) {
	if len(l.lost) == 0 {
		return
	}
	for key := range stamps {
		for _, folder := range l.lost {
			if strings.HasPrefix(key, folder+"/") {
				l.entries = append(l.entries, entry{key: key, err: fmt.Errorf("its folder %s cannot be listed", folder)})
				break
			}
		}
	}
	slices.SortFunc(l.entries, func(a, b entry) int { return cmp.Compare(a.key, b.key) })
}
