-- +goose Up
ALTER TABLE articles ADD COLUMN rests_on TEXT NOT NULL DEFAULT ''; -- JSON list of references, '' for none

-- +goose Down
ALTER TABLE articles DROP COLUMN rests_on;
