package main

import (
	"cmp"
	"runtime/debug"
	"strings"
)

// version says which Parley this is.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "parley of an unknown version"
	}
	return versionOf(info)
}

// versionOf names the version of the module, the Go it was built with, and the revision of its source where the build knew it.
func versionOf(info *debug.BuildInfo) string {
	set := make(map[string]string)
	for _, s := range info.Settings {
		set[s.Key] = s.Value
	}
	parts := []string{"parley " + cmp.Or(info.Main.Version, "(devel)"), info.GoVersion}
	if revision := set["vcs.revision"]; revision != "" {
		if set["vcs.modified"] == "true" {
			revision += ", changed since"
		}
		parts = append(parts, set["vcs"]+" "+revision)
	}
	return strings.Join(parts, ", ")
}
