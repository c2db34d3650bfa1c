package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"parley/bot/slack/doctor"
	"parley/bot/terminal"
	"parley/corpus"
	"parley/index/bleve"
)

// checkData looks at the data folder: whether it can be written, the room on its disk, the
// journal, the store and the index.
func checkData(ctx context.Context, dir string, tell io.Writer) (found []doctor.Finding) {
	find := func(check string, state doctor.State, text, do string) {
		found = append(found, doctor.Finding{Check: check, State: state, Text: text, Do: do})
	}
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		find("data", doctor.Warning, "there is no folder "+dir+" yet", "parley index makes it; or name another with --data DIR")
		return found
	}
	if err := writable(dir); err != nil {
		find("data", doctor.Fault, "this user may not write to "+dir, "let this user write to it, or name another folder with --data DIR")
	} else {
		find("data", doctor.OK, dir, "")
	}
	checkDisk(dir, find)
	if _, err := os.Stat(filepath.Join(dir, restoreFolder)); err == nil {
		find("restore", doctor.Warning, "a backup is being restored, or its restoring was cut short", "wait for it; the next command but this one ends what was cut short")
	}
	checkJournal(ctx, dir, find)
	if _, err := os.Stat(filepath.Join(dir, storeFile)); err != nil {
		find("articles", doctor.Warning, "there are none yet", "bring them in: parley index PATH…, or parley index --briefings")
		return found
	}
	store, err := corpus.Open(ctx, filepath.Join(dir, storeFile))
	if err != nil {
		find("articles", doctor.Fault, err.Error(), "")
		return found
	}
	defer store.Close()
	checkStore(ctx, store, tell, find)
	h := &home{dir: dir, folder: "index", store: store}
	checkIndex(ctx, h, find)
	return found
}

// A finder takes down one finding.
type finder func(check string, state doctor.State, text, do string)

// writable tries to write to a folder.
func writable(dir string) error {
	f, err := os.CreateTemp(dir, ".doctor-")
	if err != nil {
		return err
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

const (
	littleRoom = 1 << 30   // bytes; an index made anew needs as much again as it has
	noRoom     = 100 << 20 // bytes
)

func checkDisk(dir string, find finder) {
	const do = "make room, or name a folder on another disk with --data DIR"
	free, err := freeBytes(dir)
	text := fmt.Sprintf("%d MB free", free>>20)
	switch {
	case err != nil:
		find("disk", doctor.Unchecked, "this system does not say how much room there is", "")
	case free < noRoom:
		find("disk", doctor.Fault, text, do)
	case free < littleRoom:
		find("disk", doctor.Warning, text, do)
	default:
		find("disk", doctor.OK, text, "")
	}
}

func checkStore(ctx context.Context, store *corpus.Store, tell io.Writer, find finder) {
	stats, err := store.Stats(ctx)
	if err == nil {
		progress := terminal.NewProgress(tell, "reading through", "articles")
		err = store.Verify(ctx, progress.At)
		progress.Done()
	}
	switch {
	case err != nil:
		find("articles", doctor.Fault, err.Error(), "")
	case stats.Articles == 0:
		find("articles", doctor.Warning, "there are none", "bring some in: parley index PATH…, or parley index --briefings")
	default:
		find("articles", doctor.OK, count(stats.Articles, "article")+", the newest of "+stats.Newest.Long(), "")
	}
	for _, sync := range stats.Syncs {
		if !sync.Complete {
			find("sync", doctor.Warning, sync.Source+" was not read to its end: "+sync.Error, "run parley index on it again")
		}
	}
}

// checkIndex looks whether the index answers for what the store holds. What is wrong with it mends itself when the next
// question is asked, so none of it is a fault.
func checkIndex(ctx context.Context, h *home, find finder) {
	const check, do = "index", "parley ask and parley index bring it in step"
	if _, err := os.Stat(h.index()); errors.Is(err, fs.ErrNotExist) { // opening would make it
		find(check, doctor.Warning, "there is none yet", do)
		return
	}
	ready, err := h.openInStep(ctx)
	switch {
	case errors.Is(err, bleve.ErrInUse):
		find(check, doctor.Unchecked, "another Parley writes to it, and keeps it in step", "")
	case errors.Is(err, bleve.ErrDamaged):
		find(check, doctor.Warning, "it is damaged", do+"; it is made anew from the articles")
	case errors.Is(err, bleve.ErrStale):
		find(check, doctor.Warning, "it is missing or of another version", do)
	case err != nil:
		find(check, doctor.Fault, err.Error(), "")
	case !ready:
		find(check, doctor.Warning, "it is not in step with the articles", do)
	default:
		verifyIndex(ctx, h, find)
	}
}

// verifyIndex reads the whole index, and closes it.
func verifyIndex(ctx context.Context, h *home, find finder) {
	err := errors.Join(h.engine.Verify(ctx), h.engine.Close())
	h.engine = nil
	if err != nil {
		find("index", doctor.Fault, err.Error(), "stop Parley and delete "+h.index()+"; it is made anew from the articles")
		return
	}
	find("index", doctor.OK, "in step with the articles, and as it was written", "")
}
