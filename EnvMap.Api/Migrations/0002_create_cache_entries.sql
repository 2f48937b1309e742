-- Unlogged: a cache may be lost with a crash of the server, and is cheaper to write so.
CREATE UNLOGGED TABLE cache_entries (
    key                 text        PRIMARY KEY,
    value               bytea       NOT NULL,
    expires_at          timestamptz NOT NULL,
    sliding             interval,
    absolute_expires_at timestamptz
);

CREATE INDEX cache_entries_expiry ON cache_entries (expires_at);
