-- json and not jsonb: what was reported is kept as it came, also a character 0 in it.
CREATE TABLE drift_reports (
    id          uuid        PRIMARY KEY,
    profile     text        NOT NULL,
    reported_at timestamptz NOT NULL,
    report      json        NOT NULL
);

CREATE INDEX drift_reports_newest_of_profile ON drift_reports (profile, reported_at DESC, id DESC);

CREATE TABLE evidence_reports (
    id          uuid        PRIMARY KEY,
    reported_at timestamptz NOT NULL,
    report      json        NOT NULL
);

CREATE INDEX evidence_reports_newest ON evidence_reports (reported_at DESC, id DESC);
