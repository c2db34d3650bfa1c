-- +goose Up
CREATE TABLE sources (
    name     TEXT   PRIMARY KEY, -- that of documents, origins and syncs
    kind     TEXT   NOT NULL,    -- how it is read: feed, page, site …
    address  TEXT   NOT NULL,
    options  TEXT   NOT NULL,    -- JSON, what its kind is to know besides, '' for nothing
    every    BIGINT NOT NULL,    -- seconds from one sync to the next
    paused   BIGINT NOT NULL,    -- 1 when it is not synced by itself
    added    TEXT   NOT NULL,    -- RFC 3339, UTC
    synced   TEXT   NOT NULL,    -- when it was synced last, '' for never
    error    TEXT   NOT NULL,    -- what went wrong then, '' for nothing
    failures BIGINT NOT NULL,    -- that often in a row
    due      TEXT   NOT NULL     -- the second from which on it is to be synced, RFC 3339, UTC: as text in order of time
);
CREATE INDEX sources_due ON sources (due);

CREATE TABLE raws (
    source  TEXT  NOT NULL,
    key     TEXT  NOT NULL,
    address TEXT  NOT NULL, -- it was got from
    type    TEXT  NOT NULL, -- media type
    stated  TEXT  NOT NULL, -- JSON of an article: what was said of it beside its body
    body    BYTEA NOT NULL, -- gzip
    PRIMARY KEY (source, key)
);

-- Articles whose texts are nearly the same: what they are found by, and which was first.
CREATE TABLE bands (
    article TEXT   NOT NULL,
    band    BIGINT NOT NULL,
    hash    BIGINT NOT NULL,
    PRIMARY KEY (article, band)
);
CREATE INDEX bands_hash ON bands (hash, band);
CREATE TABLE likenesses (
    article TEXT PRIMARY KEY,
    first   TEXT NOT NULL -- the earliest of them
);
CREATE INDEX likenesses_first ON likenesses (first);
CREATE TABLE linked (
    one  BIGINT PRIMARY KEY CHECK (one = 1), -- there is one row
    last BIGINT NOT NULL                     -- the position up to which articles were compared
);
INSERT INTO linked (one, last) VALUES (1, 0);

-- +goose Down
DROP TABLE linked;
DROP TABLE likenesses;
DROP TABLE bands;
DROP TABLE raws;
DROP TABLE sources;
