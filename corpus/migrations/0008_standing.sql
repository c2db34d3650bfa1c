-- +goose Up
ALTER TABLE articles ADD COLUMN standing TEXT NOT NULL DEFAULT ''; -- how what it tells of stands, a line each: status, days of effect, suspension, end and replacement, id of what replaced it, day of all this; '' for none

-- +goose Down
ALTER TABLE articles DROP COLUMN standing;
