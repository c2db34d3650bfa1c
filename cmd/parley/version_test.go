package main

import (
	"runtime/debug"
	"testing"
)

func TestVersion(t *testing.T) {
	set := func(pairs ...string) (all []debug.BuildSetting) {
		for i := 0; i < len(pairs); i += 2 {
			all = append(all, debug.BuildSetting{Key: pairs[i], Value: pairs[i+1]})
		}
		return all
	}
	for want, info := range map[string]*debug.BuildInfo{
		"parley (devel), go1.26.0":                            {GoVersion: "go1.26.0"},
		"parley v1.2.3, go1.26.0, git 0123abc":                {GoVersion: "go1.26.0", Main: debug.Module{Version: "v1.2.3"}, Settings: set("vcs", "git", "vcs.revision", "0123abc", "vcs.modified", "false")},
		"parley v1.2.3, go1.26.0, git 0123abc, changed since": {GoVersion: "go1.26.0", Main: debug.Module{Version: "v1.2.3"}, Settings: set("vcs", "git", "vcs.revision", "0123abc", "vcs.modified", "true")},
	} {
		if got := versionOf(info); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
