package journal

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver named "pgx"
	_ "modernc.org/sqlite"             // the driver named "sqlite"
)

// postgres names the variable with the address of a Postgres database the tests may make schemas in,
// such as postgres://bot@127.0.0.1:5432/bot?sslmode=disable.
const postgres = "PARLEY_TEST_POSTGRES"

// A database is what sql.Open takes.
type database struct{ driver, dsn string }

func (d database) open(t testing.TB) *sql.DB {
	t.Helper()
	db, err := sql.Open(d.driver, d.dsn)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(8)
	if d.driver == "sqlite" {
		db.SetMaxOpenConns(1) // as Open advises; it also shows a query made while another is being read
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// each runs test once for every kind of database, with a new one.
func each(t *testing.T, test func(t *testing.T, d database)) {
	t.Run("sqlite", func(t *testing.T) { test(t, sqliteFile(filepath.Join(t.TempDir(), "journal.db"))) })
	t.Run("postgres", func(t *testing.T) { test(t, postgresSchema(t)) })
}

// sqliteFile says nothing about how transactions begin, for the journal must not depend on it. It does not wait
// for the disk: what a killed process has written the system still has.
func sqliteFile(path string) database { return sqlite(path, "OFF") }

// durable is a file as it is used in earnest.
func durable(path string) database { return sqlite(path, "FULL") }

func sqlite(path, synchronous string) database {
	return database{"sqlite", "file:" + (&url.URL{Path: path}).EscapedPath() +
		"?_pragma=busy_timeout(20000)&_pragma=journal_mode(WAL)&_pragma=synchronous(" + synchronous + ")"}
}

var schemas atomic.Int64

func postgresSchema(t *testing.T) database {
	t.Helper()
	address := os.Getenv(postgres)
	if address == "" {
		t.Skip("no Postgres to test on: give the address of one in " + postgres)
	}
	name := fmt.Sprintf("journal_%d_%d", os.Getpid(), schemas.Add(1))
	db := database{"pgx", address}.open(t)
	if _, err := db.Exec(`CREATE SCHEMA ` + name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := db.Exec(`DROP SCHEMA ` + name + ` CASCADE`); err != nil {
			t.Error(err)
		}
	})
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	query := u.Query()
	query.Set("search_path", name)
	u.RawQuery = query.Encode()
	return database{"pgx", u.String()}
}

// A clock stands still until it is moved.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

// noon is when tests begin.
var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

func newClock() *clock { return &clock{now: noon} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Move(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

func openAt(t testing.TB, d database, now func() time.Time) *Journal {
	t.Helper()
	j, err := Open(t.Context(), d.open(t), now)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// eachJournal runs test once for every kind of database, with a new journal in it and its clock.
func eachJournal(t *testing.T, test func(t *testing.T, j *Journal, c *clock)) {
	each(t, func(t *testing.T, d database) {
		c := newClock()
		test(t, openAt(t, d, c.Now), c)
	})
}

// must fails the test for an error and passes the value on.
func must[T any](value T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// count returns how many rows a table has.
func count(t testing.TB, j *Journal, table string) int {
	t.Helper()
	return must(one(context.Background(), j, "count", read[int], `SELECT count(*) FROM `+table))(t)
}

func clearLedger(t interface{ Fatal(...any) }, j *Journal) {
	for _, table := range []string{"events", "event_names", "posts"} {
		if _, err := j.db.Exec(`DELETE FROM ` + table); err != nil {
			t.Fatal(err)
		}
	}
}
