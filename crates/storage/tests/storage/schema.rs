//! The two schemas are one: the same migrations, tables, columns, keys and references on both
//! engines, as the engines themselves describe them.

use sqlx::AssertSqlSafe;
use storage::testing;

/// Each query gives one line for each thing of its kind; the lines of both engines are the same.
const POSTGRES: &[&str] = &[
    "SELECT 'migration ' || version || ' ' || description FROM _sqlx_migrations",
    "SELECT 'column ' || table_name || ' ' || ordinal_position || ' ' || column_name || ' '
         || CASE data_type WHEN 'bigint' THEN 'INTEGER' WHEN 'bytea' THEN 'BLOB'
            ELSE upper(data_type) END
         || CASE is_nullable WHEN 'YES' THEN '' ELSE ' NOT NULL' END
       FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name <> '_sqlx_migrations'",
    "SELECT 'index ' || t.relname || CASE WHEN i.indisunique THEN ' unique ' ELSE ' ' END
         || (SELECT string_agg(a.attname, ',' ORDER BY k.place)
               FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k (number, place)
               JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = k.number)
       FROM pg_index AS i JOIN pg_class AS t ON t.oid = i.indrelid
      WHERE t.relnamespace = 'public'::regnamespace AND t.relname <> '_sqlx_migrations'",
    "SELECT 'reference ' || t.relname || ' '
         || (SELECT string_agg(a.attname, ',' ORDER BY k.place)
               FROM unnest(c.conkey) WITH ORDINALITY AS k (number, place)
               JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = k.number)
         || ' to ' || other.relname || ' on delete '
         || CASE c.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'a' THEN 'NO ACTION' ELSE '?' END
       FROM pg_constraint AS c JOIN pg_class AS t ON t.oid = c.conrelid
       JOIN pg_class AS other ON other.oid = c.confrelid
      WHERE c.contype = 'f'",
];

const SQLITE: &[&str] = &[
    "SELECT 'migration ' || version || ' ' || description FROM _sqlx_migrations",
    "SELECT 'column ' || t.name || ' ' || (c.cid + 1) || ' ' || c.name || ' ' || c.type
         || CASE c.\"notnull\" WHEN 0 THEN '' ELSE ' NOT NULL' END
       FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
      WHERE t.type = 'table' AND t.name <> '_sqlx_migrations'",
    "SELECT 'index ' || t.name || CASE i.\"unique\" WHEN 1 THEN ' unique ' ELSE ' ' END
         || (SELECT group_concat(name, ',')
               FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno))
       FROM sqlite_schema AS t JOIN pragma_index_list(t.name) AS i
      WHERE t.type = 'table' AND t.name <> '_sqlx_migrations'",
    "SELECT 'reference ' || t.name || ' ' || group_concat(r.\"from\", ',')
         || ' to ' || r.\"table\" || ' on delete ' || r.on_delete
       FROM sqlite_schema AS t JOIN pragma_foreign_key_list(t.name) AS r
      WHERE t.type = 'table' GROUP BY t.name, r.id",
];

/// Runs queries that give one text each row and puts all rows in order.
macro_rules! lines {
    ($pool:expr, $queries:expr) => {{
        let mut lines: Vec<String> = Vec::new();
        for query in $queries {
            let rows = sqlx::query_scalar(AssertSqlSafe(*query)).fetch_all(&$pool).await;
            let rows: Vec<String> = rows.unwrap();
            assert!(!rows.is_empty(), "nothing from {query}");
            lines.extend(rows);
        }
        lines.sort();
        lines
    }};
}

#[tokio::test]
async fn both_engines_have_the_same_schema() {
    let (postgres, sqlite) = (testing::postgres().await, testing::sqlite().await);
    let postgres = sqlx::PgPool::connect(&postgres.url).await.unwrap();
    let beside = sqlx::SqlitePool::connect(&sqlite.url).await.unwrap();
    let (postgres, sqlite) = (lines!(postgres, POSTGRES), lines!(beside, SQLITE));
    let text = |lines: &[String]| lines.join("\n");
    assert_eq!(postgres, sqlite, "\n{}\n\n{}", text(&postgres), text(&sqlite));
    assert!(sqlite.contains(&"column deployments 13 document TEXT NOT NULL".to_owned()));
}

#[tokio::test]
async fn postgres_compares_every_text_by_bytes() {
    let fresh = testing::postgres().await;
    let pool = sqlx::PgPool::connect(&fresh.url).await.unwrap();
    let query = "SELECT table_name || '.' || column_name FROM information_schema.columns
                  WHERE table_schema = 'public' AND table_name <> '_sqlx_migrations'
                    AND data_type NOT IN ('bigint', 'bytea')
                    AND (data_type <> 'text' OR collation_name IS DISTINCT FROM 'C')";
    let others: Vec<String> = sqlx::query_scalar(query).fetch_all(&pool).await.unwrap();
    assert_eq!(others, [""; 0]);
}
