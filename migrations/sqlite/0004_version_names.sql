-- The same column as postgres/0004_version_names.sql.
--
-- What people call a version, such as "as approved". It is beside the log: naming a version makes none.

ALTER TABLE log_entries ADD COLUMN name TEXT;
