-- +goose Up
CREATE TABLE versions (
    article   TEXT   NOT NULL,
    n         BIGINT NOT NULL, -- from 1; the oldest go when there are too many, the numbers stay
    replaced  TEXT   NOT NULL, -- RFC 3339, UTC: until when it was the article
    hash      TEXT   NOT NULL, -- the content hash, by which it is verified
    title     TEXT   NOT NULL,
    publisher TEXT   NOT NULL,
    url       TEXT   NOT NULL,
    published TEXT   NOT NULL,
    updated   TEXT   NOT NULL,
    fetched   TEXT   NOT NULL,
    text      TEXT   NOT NULL,
    PRIMARY KEY (article, n)
);

-- +goose Down
DROP TABLE versions;
