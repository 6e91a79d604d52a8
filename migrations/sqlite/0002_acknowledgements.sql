-- The same table as postgres/0002_acknowledgements.sql.
--
-- Findings that somebody has seen and accepted, with the reason. A finding is named by the key that
-- `port-model` gives it; when it is gone the row waits, in case an undo brings the finding back.

CREATE TABLE acknowledgements (
    deployment TEXT NOT NULL REFERENCES deployments (id) ON DELETE CASCADE,
    finding TEXT NOT NULL,
    reason TEXT NOT NULL,
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (deployment, finding)
) STRICT;
