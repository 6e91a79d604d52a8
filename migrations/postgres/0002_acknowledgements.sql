-- The same table as sqlite/0002_acknowledgements.sql.
--
-- Findings that somebody has seen and accepted, with the reason. A finding is named by the key that
-- `port-model` gives it; when it is gone the row waits, in case an undo brings the finding back.

CREATE TABLE acknowledgements (
    deployment TEXT COLLATE "C" NOT NULL REFERENCES deployments (id) ON DELETE CASCADE,
    finding TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    author TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (deployment, finding)
);
