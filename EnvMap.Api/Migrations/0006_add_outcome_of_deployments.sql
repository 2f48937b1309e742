-- What was reported before, and what a version that does not know of outcomes reports, has run.
ALTER TABLE deployments ADD COLUMN outcome text NOT NULL DEFAULT 'Succeeded';
