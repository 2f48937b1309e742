CREATE TABLE observations (
    id          uuid        PRIMARY KEY,
    row_id      text        NOT NULL,
    environment text        NOT NULL,
    drift       text        NOT NULL,
    health      text        NOT NULL,
    detail      text,
    observed_at timestamptz NOT NULL
);

CREATE INDEX observations_newest ON observations (observed_at DESC, id DESC);

CREATE INDEX observations_newest_of_cell ON observations (row_id, environment, observed_at DESC, id DESC);
