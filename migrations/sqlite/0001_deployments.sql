-- The same tables and columns as postgres/0001_deployments.sql; a test compares them.
--
-- Tables are STRICT: without it SQLite takes any value in any column. Times are microseconds since
-- 1970-01-01 in UTC.

CREATE TABLE sessions (
    id TEXT NOT NULL PRIMARY KEY,
    token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
) STRICT;

-- The document comes last: SQLite reads a row from the front, and lists never need it.
CREATE TABLE deployments (
    id TEXT NOT NULL PRIMARY KEY,
    owner TEXT REFERENCES sessions (id),
    version INTEGER NOT NULL CHECK (version > 0),
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    platform TEXT NOT NULL,
    errors INTEGER NOT NULL CHECK (errors >= 0),
    warnings INTEGER NOT NULL CHECK (warnings >= 0),
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    deleted_at INTEGER,
    document TEXT NOT NULL
) STRICT;

CREATE INDEX deployments_by_change ON deployments (changed_at, id);
CREATE INDEX deployments_by_owner ON deployments (owner, changed_at, id);

-- What happened to a deployment, one row for each version. An entry of effect "undo" or "redo"
-- takes back the entry that "undoes" names; each entry can be taken back once. The session is no
-- reference, because the log outlives it.
CREATE TABLE log_entries (
    deployment TEXT NOT NULL REFERENCES deployments (id) ON DELETE CASCADE,
    version INTEGER NOT NULL CHECK (version > 0),
    op_id TEXT,
    kind TEXT NOT NULL,
    effect TEXT NOT NULL CHECK (effect IN ('edit', 'undo', 'redo')),
    undoes INTEGER,
    session TEXT,
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    summary TEXT,
    command TEXT NOT NULL,
    inverse TEXT,
    PRIMARY KEY (deployment, version),
    UNIQUE (deployment, op_id),
    UNIQUE (deployment, undoes),
    FOREIGN KEY (deployment, undoes) REFERENCES log_entries (deployment, version) ON DELETE CASCADE,
    CHECK ((effect = 'edit') = (undoes IS NULL))
) STRICT;

CREATE TABLE links (
    id TEXT NOT NULL PRIMARY KEY,
    deployment TEXT NOT NULL REFERENCES deployments (id) ON DELETE CASCADE,
    token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    access TEXT NOT NULL CHECK (access IN ('view', 'edit')),
    label TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    revoked_at INTEGER,
    last_used_at INTEGER
) STRICT;

CREATE INDEX links_by_deployment ON links (deployment, created_at, id);

-- Which sessions have opened which links.
CREATE TABLE grants (
    session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    link TEXT NOT NULL REFERENCES links (id) ON DELETE CASCADE,
    granted_at INTEGER NOT NULL,
    PRIMARY KEY (session, link)
) STRICT;

CREATE INDEX grants_by_link ON grants (link);
