-- +goose Up
SELECT 'blocks are kept a line each from here on: kind, level, first byte, byte behind the last';

-- +goose Down
SELECT 'a program of before cannot read articles that were stored since';
