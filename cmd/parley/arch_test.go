package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

// arrows says which packages of the house each package may import. Every arrow points from cmd towards corpus;
// an end (marked) is imported by cmd alone. A package that is not on the map fails the test: put it on,
// with its arrows, and on the one in the README, which says what it is for.
var arrows = map[string]struct {
	end  bool
	uses []string
}{
	"corpus":           {uses: []string{"corpus/alike"}},
	"corpus/alike":     {},
	"corpus/address":   {},
	"corpus/fetch":     {uses: []string{"corpus/address"}},
	"corpus/extract":   {uses: []string{"corpus", "corpus/address"}},
	"corpus/files":     {end: true, uses: []string{"corpus", "corpus/extract"}},
	"corpus/pages":     {end: true, uses: []string{"corpus", "corpus/address", "corpus/extract", "corpus/fetch"}},
	"corpus/feeds":     {end: true, uses: []string{"corpus", "corpus/address", "corpus/extract", "corpus/fetch"}},
	"corpus/register":  {end: true, uses: []string{"corpus", "corpus/address", "corpus/extract", "corpus/fetch"}},
	"corpus/briefings": {end: true, uses: []string{"corpus", "corpus/extract"}},

	"index":           {uses: []string{"corpus", "index/analysis"}},
	"index/analysis":  {},
	"index/bleve":     {end: true, uses: []string{"corpus", "index", "index/analysis"}},
	"index/indextest": {uses: []string{"corpus", "index", "index/analysis"}},

	"bot":                 {uses: []string{"bot/answer", "bot/evidence", "bot/question", "bot/when", "corpus", "index"}},
	"bot/question":        {uses: []string{"corpus", "index", "index/analysis"}},
	"bot/evidence":        {uses: []string{"bot/question", "bot/when", "corpus", "index", "index/analysis"}},
	"bot/when":            {uses: []string{"corpus"}},
	"bot/journal":         {uses: []string{"bot/answer", "corpus"}},
	"bot/answer":          {uses: []string{"bot/evidence", "bot/question", "bot/when", "corpus", "index/analysis"}},
	"bot/quality":         {uses: []string{"bot", "bot/answer", "bot/evidence", "bot/question", "corpus", "index"}},
	"bot/slack":           {uses: []string{"bot", "bot/answer", "bot/journal", "bot/news", "bot/timeline", "corpus"}},
	"bot/slack/delivery":  {uses: []string{"bot/journal", "bot/slack"}},
	"bot/slack/doctor":    {end: true, uses: []string{"bot/journal", "bot/slack"}},
	"bot/slack/install":   {end: true, uses: []string{"bot/journal", "bot/slack", "bot/slack/delivery"}},
	"bot/slack/pace":      {end: true},
	"bot/slack/respond":   {end: true, uses: []string{"bot", "bot/answer", "bot/calendar", "bot/journal", "bot/news", "bot/picture", "bot/slack", "bot/slack/delivery", "bot/timeline", "corpus", "index"}},
	"bot/slack/sandbox":   {end: true, uses: []string{"bot/slack", "bot/slack/slacktest"}},
	"bot/slack/slacktest": {},
	"bot/terminal":        {end: true, uses: []string{"bot", "bot/answer", "bot/news", "bot/timeline", "corpus", "index", "index/analysis"}},
	"bot/calendar":        {uses: []string{"bot/timeline"}},
	"bot/news":            {uses: []string{"bot/answer", "bot/when", "corpus", "index", "index/analysis"}},
	"bot/picture":         {uses: []string{"bot/timeline"}},
	"bot/timeline":        {uses: []string{"bot/answer", "bot/question", "corpus", "index", "index/analysis"}},
	"bot/web":             {end: true, uses: []string{"bot", "bot/answer", "corpus"}},
}

// fences names the only packages that may import a library, tests included.
var fences = map[string][]string{
	"github.com/blevesearch/bleve": {"index/bleve"},
	"github.com/slack-go":          {"bot/slack", "bot/slack/delivery", "bot/slack/doctor", "bot/slack/install", "bot/slack/respond", "bot/slack/sandbox", "bot/slack/slacktest", entry},
	"modernc.org/sqlite":           {"corpus", "bot/journal", "bot/slack/delivery", "bot/slack/respond"}, // the latter three in tests
	"github.com/jackc/pgx":         {"bot/journal"},
}

const (
	module = "parley"
	entry  = "cmd/parley"
)

// pkg is what go list says of a package.
type pkg struct {
	ImportPath   string
	Imports      []string
	TestImports  []string
	XTestImports []string
}

func (p pkg) name() string { return strings.TrimPrefix(p.ImportPath, module+"/") }

func TestArrows(t *testing.T) {
	for _, p := range house(t) {
		for _, fault := range faults(p) {
			t.Error(fault)
		}
	}
}

// faults returns what is wrong with the imports of a package. The arrows bind what is built; tests may look
// further, but not over a fence.
func faults(p pkg) []string {
	var found []string
	place, known := arrows[p.name()]
	if !known && p.name() != entry {
		found = append(found, p.name()+" is not on the map: add it to arrows with what it may import")
	}
	for _, path := range p.Imports {
		if inner, ok := strings.CutPrefix(path, module+"/"); ok && known {
			switch {
			case arrows[inner].end:
				found = append(found, p.name()+" imports "+inner+", an end: only "+entry+" may")
			case !slices.Contains(place.uses, inner):
				found = append(found, p.name()+" imports "+inner+": there is no such arrow")
			}
		}
		if (path == "testing" || strings.HasPrefix(path, "testing/")) && !strings.HasSuffix(p.name(), "test") {
			found = append(found, p.name()+" imports "+path+" outside its tests")
		}
	}
	for _, path := range slices.Concat(p.Imports, p.TestImports, p.XTestImports) {
		for library, allowed := range fences {
			if strings.HasPrefix(path, library) && !slices.Contains(allowed, p.name()) {
				found = append(found, p.name()+" imports "+path+": only "+strings.Join(allowed, ", ")+" may")
			}
		}
	}
	return found
}

// house lists the packages of the module.
func house(t *testing.T) []pkg {
	t.Helper()
	list := exec.CommandContext(t.Context(), "go", "list", "-e", "-json=ImportPath,Imports,TestImports,XTestImports", "./...")
	list.Dir = path.Join("..", "..")
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []pkg
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	if len(all) < 3 {
		t.Fatalf("go list found %d packages", len(all))
	}
	return all
}

func TestFaultsAreFound(t *testing.T) {
	for _, c := range []struct {
		name string
		p    pkg
		want string
	}{
		{"a good one", pkg{ImportPath: "parley/index", Imports: []string{"parley/corpus", "fmt"}}, ""},
		{"the way in takes all", pkg{ImportPath: "parley/cmd/parley", Imports: []string{"parley/bot/slack"}}, ""},
		{"unknown", pkg{ImportPath: "parley/util"}, "not on the map"},
		{"against the arrow", pkg{ImportPath: "parley/corpus", Imports: []string{"parley/index"}}, "no such arrow"},
		{"an end", pkg{ImportPath: "parley/bot", Imports: []string{"parley/index/bleve"}}, "an end"},
		{"testing", pkg{ImportPath: "parley/bot", Imports: []string{"testing/fstest"}}, "outside its tests"},
		{"testing in a test package", pkg{ImportPath: "parley/index/indextest", Imports: []string{"testing"}}, ""},
		{"a fence", pkg{ImportPath: "parley/index", XTestImports: []string{"github.com/blevesearch/bleve/v2"}}, "only index/bleve"},
		{"stemming is no fence", pkg{ImportPath: "parley/index/analysis", Imports: []string{"github.com/blevesearch/snowballstem"}}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := strings.Join(faults(c.p), "\n")
			if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
