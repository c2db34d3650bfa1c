-- The same text runs on SQLite and on Postgres: instants are BIGINT milliseconds since 1970, yes and no are 1 and 0,
-- lists are TEXT holding JSON, keys are given by Parley. BYTEA is no type of SQLite's, which keeps blobs in it
-- unchanged all the same.

-- +goose Up
CREATE TABLE events (
    id       TEXT   PRIMARY KEY,
    kind     TEXT   NOT NULL, -- how the payload is to be read
    payload  BYTEA  NOT NULL, -- as it came in, emptied once it is answered
    received BIGINT NOT NULL, -- when it was first claimed
    owner    TEXT   NOT NULL, -- who works on it,
    until    BIGINT NOT NULL, -- and when that ends unless renewed
    attempt  BIGINT NOT NULL, -- counts the claims, so that a late worker is known as such
    done     BIGINT NOT NULL, -- 0 until it is answered
    place    TEXT   NOT NULL  -- where the answer stands, '' when there was nothing to say
);
CREATE INDEX events_received ON events (received);
CREATE INDEX events_open ON events (until) WHERE done = 0;

-- The names an event arrives under. All names of one event lead to the same row of events.
CREATE TABLE event_names (
    name  TEXT PRIMARY KEY,
    event TEXT NOT NULL
);
CREATE INDEX event_names_event ON event_names (event);

CREATE TABLE posts (
    event  TEXT   NOT NULL,
    key    TEXT   NOT NULL,
    at     BIGINT NOT NULL, -- when it was about to be made
    posted BIGINT NOT NULL, -- 0 until known to be made
    place  TEXT   NOT NULL, -- where it stands then
    PRIMARY KEY (event, key)
);

CREATE TABLE turns (
    team     TEXT   NOT NULL,
    channel  TEXT   NOT NULL,
    thread   TEXT   NOT NULL,
    answer   TEXT   NOT NULL, -- id of the row in answers
    person   TEXT   NOT NULL,
    question TEXT   NOT NULL,
    quoted   TEXT   NOT NULL,
    articles TEXT   NOT NULL, -- JSON list of article ids
    at       BIGINT NOT NULL,
    PRIMARY KEY (team, channel, thread, answer)
);
CREATE INDEX turns_at ON turns (at);

CREATE TABLE mutes (
    team    TEXT   NOT NULL,
    channel TEXT   NOT NULL,
    thread  TEXT   NOT NULL,
    person  TEXT   NOT NULL, -- who wanted it
    at      BIGINT NOT NULL,
    PRIMARY KEY (team, channel, thread)
);

CREATE TABLE answers (
    id         TEXT   PRIMARY KEY,
    at         BIGINT NOT NULL,
    team       TEXT   NOT NULL,
    person     TEXT   NOT NULL,
    channel    TEXT   NOT NULL,
    surface    TEXT   NOT NULL,
    question   TEXT   NOT NULL,
    understood TEXT   NOT NULL,
    kind       TEXT   NOT NULL,
    confidence DOUBLE PRECISION NOT NULL,
    position   BIGINT NOT NULL, -- of the index
    answer     TEXT   NOT NULL  -- JSON, with quotes, citations and times; its sum on a line of its own
);
CREATE INDEX answers_person ON answers (team, person, at);
CREATE INDEX answers_at ON answers (at);

CREATE TABLE saved (
    team   TEXT   NOT NULL,
    person TEXT   NOT NULL,
    answer TEXT   NOT NULL,
    at     BIGINT NOT NULL,
    PRIMARY KEY (team, person, answer)
);

CREATE TABLE votes (
    answer TEXT   NOT NULL,
    team   TEXT   NOT NULL,
    person TEXT   NOT NULL,
    value  BIGINT NOT NULL, -- 1 up, -1 down, 0 withdrawn
    reason TEXT   NOT NULL,
    note   TEXT   NOT NULL,
    at     BIGINT NOT NULL, -- of the click: an older one arriving late changes nothing
    PRIMARY KEY (answer, team, person)
);
CREATE INDEX votes_at ON votes (at);

-- Never changed, only added to: the newest version holds, the others tell who changed what.
CREATE TABLE settings (
    team    TEXT   NOT NULL,
    channel TEXT   NOT NULL,
    version BIGINT NOT NULL, -- from 1
    holds   TEXT   NOT NULL, -- JSON
    person  TEXT   NOT NULL,
    at      BIGINT NOT NULL,
    PRIMARY KEY (team, channel, version)
);

CREATE TABLE watches (
    id       TEXT   PRIMARY KEY,
    team     TEXT   NOT NULL,
    person   TEXT   NOT NULL,
    channel  TEXT   NOT NULL, -- '' for a person's own
    question TEXT   NOT NULL,
    pace     TEXT   NOT NULL,
    paused   BIGINT NOT NULL,
    created  BIGINT NOT NULL,
    looked   BIGINT NOT NULL, -- when findings were last offered, 0 for never
    UNIQUE (team, person, channel, question)
);

CREATE TABLE findings (
    watch   TEXT   NOT NULL,
    article TEXT   NOT NULL,
    hash    TEXT   NOT NULL, -- of the quotation
    at      BIGINT NOT NULL, -- when it was about to be sent
    sent    BIGINT NOT NULL, -- 0 until known to be sent
    place   TEXT   NOT NULL,
    PRIMARY KEY (watch, article, hash)
);

CREATE TABLE installs (
    team       TEXT   PRIMARY KEY,
    name       TEXT   NOT NULL,
    enterprise TEXT   NOT NULL,
    bot        TEXT   NOT NULL, -- the bot's own user id
    scopes     TEXT   NOT NULL, -- JSON list
    person     TEXT   NOT NULL, -- who installed it
    at         BIGINT NOT NULL,
    key_id     TEXT   NOT NULL, -- tells one key from another and nothing about it
    sealed     BYTEA  NOT NULL  -- the tokens, AES-256-GCM
);

-- +goose Down
DROP TABLE installs;
DROP TABLE findings;
DROP TABLE watches;
DROP TABLE settings;
DROP TABLE votes;
DROP TABLE saved;
DROP TABLE answers;
DROP TABLE mutes;
DROP TABLE turns;
DROP TABLE posts;
DROP TABLE event_names;
DROP TABLE events;
