-- +goose Up
-- How long after received an event is handed out, in milliseconds. Of those from before it is ten minutes.
ALTER TABLE events ADD COLUMN within BIGINT NOT NULL DEFAULT 600000;

-- +goose Down
ALTER TABLE events DROP COLUMN within;
