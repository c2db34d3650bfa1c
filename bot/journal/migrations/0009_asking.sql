-- +goose Up
-- The event that asked, as the ledger knows it; '' where there is none, and for answers from before.
ALTER TABLE answers ADD COLUMN event TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE answers DROP COLUMN event;
