-- +goose Up
ALTER TABLE articles ADD COLUMN asked TEXT NOT NULL DEFAULT ''; -- questions it says it answers, a line each: where the sentence begins, a blank, the question

-- +goose Down
ALTER TABLE articles DROP COLUMN asked;
