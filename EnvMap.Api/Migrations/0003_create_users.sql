CREATE TABLE users (
    name          text        PRIMARY KEY CHECK (name = lower(name)),
    role          text        NOT NULL CHECK (role IN ('Viewer', 'Editor', 'Admin')),
    password_hash text        NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now()
);
