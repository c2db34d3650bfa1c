-- +goose Up
-- Channels that are told of articles that come in.
CREATE TABLE arrivals (
    team    TEXT   NOT NULL,
    channel TEXT   NOT NULL,
    person  TEXT   NOT NULL, -- who wanted it
    told    BIGINT NOT NULL, -- the position of the store up to which the channel was told
    upto    BIGINT NOT NULL, -- that up to which somebody is telling it, 0 for nobody yet
    until   BIGINT NOT NULL, -- until when somebody is at it, 0 for nobody
    tries   BIGINT NOT NULL, -- how often somebody began to since it was last told
    spoke   BIGINT NOT NULL, -- when something was last said there, 0 for never
    PRIMARY KEY (team, channel)
);

-- +goose Down
DROP TABLE arrivals;
