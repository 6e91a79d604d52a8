-- The same tables and columns as sqlite/0001_deployments.sql; a test compares them.
--
-- Text has the collation "C" everywhere: it compares by bytes, as SQLite does. Sorting for people
-- is not the database's work. Times are microseconds since 1970-01-01 in UTC.

CREATE TABLE sessions (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL
);

-- The document comes last: SQLite reads a row from the front, and lists never need it.
CREATE TABLE deployments (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    owner TEXT COLLATE "C" REFERENCES sessions (id),
    version BIGINT NOT NULL CHECK (version > 0),
    name TEXT COLLATE "C" NOT NULL,
    name_folded TEXT COLLATE "C" NOT NULL,
    platform TEXT COLLATE "C" NOT NULL,
    errors BIGINT NOT NULL CHECK (errors >= 0),
    warnings BIGINT NOT NULL CHECK (warnings >= 0),
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT COLLATE "C" NOT NULL,
    deleted_at BIGINT,
    document TEXT COLLATE "C" NOT NULL
);

CREATE INDEX deployments_by_change ON deployments (changed_at, id);
CREATE INDEX deployments_by_owner ON deployments (owner, changed_at, id);

-- What happened to a deployment, one row for each version. An entry of effect "undo" or "redo"
-- takes back the entry that "undoes" names; each entry can be taken back once. The session is no
-- reference, because the log outlives it.
CREATE TABLE log_entries (
    deployment TEXT COLLATE "C" NOT NULL REFERENCES deployments (id) ON DELETE CASCADE,
    version BIGINT NOT NULL CHECK (version > 0),
    op_id TEXT COLLATE "C",
    kind TEXT COLLATE "C" NOT NULL,
    effect TEXT COLLATE "C" NOT NULL CHECK (effect IN ('edit', 'undo', 'redo')),
    undoes BIGINT,
    session TEXT COLLATE "C",
    author TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    summary TEXT COLLATE "C",
    command TEXT COLLATE "C" NOT NULL,
    inverse TEXT COLLATE "C",
    PRIMARY KEY (deployment, version),
    UNIQUE (deployment, op_id),
    UNIQUE (deployment, undoes),
    FOREIGN KEY (deployment, undoes) REFERENCES log_entries (deployment, version) ON DELETE CASCADE,
    CHECK ((effect = 'edit') = (undoes IS NULL))
);

CREATE TABLE links (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    deployment TEXT COLLATE "C" NOT NULL REFERENCES deployments (id) ON DELETE CASCADE,
    token_hash BYTEA NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    access TEXT COLLATE "C" NOT NULL CHECK (access IN ('view', 'edit')),
    label TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT,
    revoked_at BIGINT,
    last_used_at BIGINT
);

CREATE INDEX links_by_deployment ON links (deployment, created_at, id);

-- Which sessions have opened which links.
CREATE TABLE grants (
    session TEXT COLLATE "C" NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    link TEXT COLLATE "C" NOT NULL REFERENCES links (id) ON DELETE CASCADE,
    granted_at BIGINT NOT NULL,
    PRIMARY KEY (session, link)
);

CREATE INDEX grants_by_link ON grants (link);
