CREATE TABLE deployments (
    id          uuid        PRIMARY KEY,
    environment text        NOT NULL,
    version     text        NOT NULL,
    deployed_at timestamptz NOT NULL,
    commit      text,
    deployed_by text
);

CREATE INDEX deployments_newest ON deployments (deployed_at DESC, id DESC);

CREATE INDEX deployments_newest_of_environment ON deployments (lower(environment), deployed_at DESC, id DESC);
