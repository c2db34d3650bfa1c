-- The same text runs on SQLite and on Postgres: numbers are BIGINT, dates and lists are TEXT,
-- keys are given by Parley. doc.go tells what the tables mean.

-- +goose Up
CREATE TABLE store (
    one      BIGINT PRIMARY KEY CHECK (one = 1), -- there is one row
    identity TEXT   NOT NULL,                    -- tells this store from one made anew in its place
    last     BIGINT NOT NULL                     -- the newest position
);
INSERT INTO store (one, identity, last) VALUES (1, '', 0);

CREATE TABLE articles (
    id         TEXT   PRIMARY KEY,
    position   BIGINT NOT NULL UNIQUE, -- of the last change
    removed    BIGINT NOT NULL,        -- 0 here, 1 gone with its last origin, 2 removed by hand
    hash       TEXT   NOT NULL,
    title      TEXT   NOT NULL,
    publisher  TEXT   NOT NULL,
    authors    TEXT   NOT NULL,        -- JSON list, '' for none
    url        TEXT   NOT NULL,
    published  TEXT   NOT NULL,        -- 2025-07-28 or ''
    updated    TEXT   NOT NULL,
    fetched    TEXT   NOT NULL,        -- RFC 3339, UTC
    language   TEXT   NOT NULL,
    tags       TEXT   NOT NULL,        -- JSON list, '' for none
    collection TEXT   NOT NULL,
    size       BIGINT NOT NULL,        -- bytes of text
    blocks     TEXT   NOT NULL,        -- JSON list, '' for none
    text       TEXT   NOT NULL         -- last, so that what lists read lies before it
);
-- The same content is kept once.
CREATE UNIQUE INDEX articles_hash ON articles (hash) WHERE removed <> 1;
CREATE INDEX articles_published ON articles (published);

CREATE TABLE documents (
    source   TEXT NOT NULL,
    key      TEXT NOT NULL,
    stamp    TEXT NOT NULL, -- '' when it must be read again whatever its stamp
    problems TEXT NOT NULL, -- JSON list, '' for none; reported as long as the stamp holds
    PRIMARY KEY (source, key)
);

CREATE TABLE origins (
    source   TEXT   NOT NULL,
    document TEXT   NOT NULL,
    name     TEXT   NOT NULL, -- the id it came in with, or the one made from the document's key
    made     BIGINT NOT NULL, -- 1 when name was made
    article  TEXT   NOT NULL REFERENCES articles (id),
    digest   TEXT   NOT NULL, -- of the article as this document holds it
    url      TEXT   NOT NULL,
    stale    BIGINT NOT NULL, -- 1 when the document no longer holds it; dropped when a sync completes
    PRIMARY KEY (source, document, name, article)
);
CREATE INDEX origins_name ON origins (name);
CREATE INDEX origins_article ON origins (article);

CREATE TABLE syncs (
    source TEXT PRIMARY KEY,
    ended  TEXT NOT NULL, -- RFC 3339, UTC
    report TEXT NOT NULL  -- JSON, the last Report
);

-- +goose Down
DROP TABLE syncs;
DROP TABLE origins;
DROP TABLE documents;
DROP TABLE articles;
DROP TABLE store;
