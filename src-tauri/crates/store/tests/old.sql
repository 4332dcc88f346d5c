-- A database of schema 14 with one execution.
CREATE TABLE definitions (
  sha256 TEXT NOT NULL PRIMARY KEY,
  text   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE pipeline_versions (
  pipeline   TEXT    NOT NULL,
  version    INTEGER NOT NULL CHECK (version >= 1),
  sha256     TEXT    NOT NULL REFERENCES definitions (sha256),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (pipeline, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE executions (
  sequence       INTEGER PRIMARY KEY,
  arn            TEXT    NOT NULL UNIQUE,
  id             TEXT    NOT NULL,
  pipeline       TEXT    NOT NULL,
  number         INTEGER NOT NULL,
  version        INTEGER NOT NULL,
  display_name   TEXT,
  project        TEXT,
  target         TEXT    NOT NULL,
  status         TEXT    NOT NULL,
  failure_reason TEXT,
  started_at     INTEGER NOT NULL,
  ended_at       INTEGER, preset TEXT, description TEXT,
  FOREIGN KEY (pipeline, version) REFERENCES pipeline_versions (pipeline, version)
) STRICT;
CREATE UNIQUE INDEX executions_by_number ON executions (pipeline, number);
CREATE INDEX executions_by_id ON executions (id);
CREATE INDEX executions_by_start ON executions (started_at, sequence);
CREATE INDEX executions_by_pipeline ON executions (pipeline, started_at, sequence);
CREATE INDEX executions_unfinished ON executions (sequence) WHERE ended_at IS NULL;
CREATE TABLE execution_parameters (
  execution INTEGER NOT NULL REFERENCES executions (sequence),
  position  INTEGER NOT NULL,
  name      TEXT    NOT NULL,
  value     TEXT    NOT NULL,
  origin    TEXT    NOT NULL,
  PRIMARY KEY (execution, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE steps (
  execution      INTEGER NOT NULL REFERENCES executions (sequence),
  name           TEXT    NOT NULL,
  type           TEXT    NOT NULL,
  position       INTEGER NOT NULL,
  status         TEXT    NOT NULL,
  failure_reason TEXT,
  attempts       INTEGER NOT NULL CHECK (attempts >= 1),
  started_at     INTEGER NOT NULL,
  ended_at       INTEGER,
  arguments      TEXT,
  describe       TEXT,
  log            TEXT,
  PRIMARY KEY (execution, name)
) STRICT;
CREATE TABLE step_outputs (
  execution INTEGER NOT NULL,
  step      TEXT    NOT NULL,
  name      TEXT    NOT NULL,
  uri       TEXT    NOT NULL,
  PRIMARY KEY (execution, step, name),
  FOREIGN KEY (execution, step) REFERENCES steps (execution, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE artifacts (
  execution INTEGER NOT NULL,
  step      TEXT    NOT NULL,
  name      TEXT    NOT NULL,
  uri       TEXT    NOT NULL,
  sha256    TEXT    NOT NULL,
  bytes     INTEGER NOT NULL,
  PRIMARY KEY (execution, step, name),
  FOREIGN KEY (execution, step) REFERENCES steps (execution, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE metrics (
  execution INTEGER NOT NULL,
  step      TEXT    NOT NULL,
  name      TEXT    NOT NULL,
  position  INTEGER NOT NULL,
  value     REAL,
  at        INTEGER NOT NULL,
  FOREIGN KEY (execution, step) REFERENCES steps (execution, name)
) STRICT;
CREATE UNIQUE INDEX metrics_by_series ON metrics (execution, step, name, position);
CREATE TABLE events (
  sequence  INTEGER PRIMARY KEY AUTOINCREMENT,
  execution INTEGER NOT NULL REFERENCES executions (sequence),
  step      TEXT,
  kind      TEXT    NOT NULL,
  at        INTEGER NOT NULL,
  detail    TEXT
) STRICT;
CREATE TABLE models (
  arn        TEXT    NOT NULL PRIMARY KEY,
  name       TEXT    NOT NULL,
  execution  INTEGER NOT NULL,
  step       TEXT    NOT NULL,
  created_at INTEGER NOT NULL,
  describe   TEXT    NOT NULL,
  FOREIGN KEY (execution, step) REFERENCES steps (execution, name)
) STRICT;
CREATE TABLE model_package_groups (
  name       TEXT    NOT NULL PRIMARY KEY,
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE model_packages (
  arn             TEXT    NOT NULL PRIMARY KEY,
  group_name      TEXT    NOT NULL REFERENCES model_package_groups (name),
  version         INTEGER NOT NULL CHECK (version >= 1),
  approval_status TEXT    NOT NULL,
  execution       INTEGER NOT NULL,
  step            TEXT    NOT NULL,
  created_at      INTEGER NOT NULL,
  describe        TEXT    NOT NULL,
  UNIQUE (group_name, version),
  FOREIGN KEY (execution, step) REFERENCES steps (execution, name)
) STRICT;
CREATE TABLE objects (
  bucket     TEXT    NOT NULL,
  key        TEXT    NOT NULL,
  version    INTEGER NOT NULL CHECK (version >= 1),
  sha256     TEXT    NOT NULL,
  bytes      INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (bucket, key, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX events_by_execution ON events (execution, sequence);
INSERT INTO definitions VALUES ('ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356', '{}');
INSERT INTO pipeline_versions VALUES ('churn', 1, 'ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356', 1);
INSERT INTO executions VALUES (1, 'arn:aws:sagemaker:local:123456789012:pipeline/churn/execution/abc', 'abc', 'churn', 1, 1, NULL, '/projects/churn', 'local', 'Succeeded', NULL, 1, 30, NULL, NULL);
INSERT INTO steps VALUES (1, 'Train', 'Training', 0, 'Succeeded', NULL, 1, 10, 20, '{}', '{}', NULL);
INSERT INTO step_outputs VALUES (1, 'Train', 'model', 's3://bucket/model.tar.gz');
INSERT INTO artifacts VALUES (1, 'Train', 'model', 's3://bucket/model.tar.gz', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', 4);
INSERT INTO execution_parameters VALUES (1, 0, 'MaxDepth', '5', 'given');
INSERT INTO execution_parameters VALUES (1, 1, 'InputDataUrl', '"s3://bucket/data"', 'default');
INSERT INTO metrics VALUES (1, 'Train', 'auc', 0, 0.5, 15);
INSERT INTO metrics VALUES (1, 'Train', 'auc', 1, NULL, 16);
INSERT INTO metrics VALUES (1, 'Train', 'MaxDepth', 0, 4, 17);
INSERT INTO model_package_groups VALUES ('churn', 20);
INSERT INTO model_packages VALUES ('arn:aws:sagemaker:local:123456789012:model-package/churn/1', 'churn', 1, 'Approved', 1, 'Train', 20, '{}');
PRAGMA user_version = 14;
