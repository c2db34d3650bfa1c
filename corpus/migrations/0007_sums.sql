-- +goose Up
ALTER TABLE articles ADD COLUMN sum TEXT NOT NULL DEFAULT ''; -- of the other columns, '' for rows stored before there were sums

-- +goose Down
ALTER TABLE articles DROP COLUMN sum;
