-- +goose Up
-- Lists of dated sentences and of new articles as they were shown, for the buttons below them.
CREATE TABLE lists (
    id     TEXT   PRIMARY KEY, -- of the event they answered
    team   TEXT   NOT NULL,
    person TEXT   NOT NULL,
    holds  TEXT   NOT NULL,    -- JSON, the face's own
    at     BIGINT NOT NULL
);
CREATE INDEX lists_at ON lists (at);

CREATE TABLE reminders (
    id     TEXT   PRIMARY KEY,
    team   TEXT   NOT NULL,
    person TEXT   NOT NULL,
    due    BIGINT NOT NULL,
    about  TEXT   NOT NULL, -- tells what it is of: the same one is not kept twice
    holds  TEXT   NOT NULL, -- JSON, the face's own
    until  BIGINT NOT NULL, -- until when somebody is sending it, 0 for nobody
    tries  BIGINT NOT NULL, -- how often somebody began to
    sent   BIGINT NOT NULL, -- 0 until known to be sent
    place  TEXT   NOT NULL, -- where it stands then
    UNIQUE (team, person, due, about)
);
CREATE INDEX reminders_due ON reminders (due) WHERE sent = 0;

CREATE TABLE seen (
    team     TEXT   NOT NULL,
    person   TEXT   NOT NULL,
    position BIGINT NOT NULL, -- of the store, up to which the person was told what is new
    at       BIGINT NOT NULL,
    PRIMARY KEY (team, person)
);

-- +goose Down
DROP TABLE seen;
DROP TABLE reminders;
DROP TABLE lists;
