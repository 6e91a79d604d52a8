-- The same column as postgres/0003_names.sql.
--
-- What a visitor wants to be called: in the log, and to others who look at the same deployment.

ALTER TABLE sessions ADD COLUMN name TEXT;
