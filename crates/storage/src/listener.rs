//! What other processes on the same PostgreSQL database announce.

use std::sync::Arc;
use std::time::Duration;

use sqlx::PgPool;
use sqlx::postgres::PgListener;
use tokio::sync::watch;
use tokio::time::timeout;

use crate::feed::{Hub, of_notification};
use crate::sql;

/// How long it waits at first before it connects again, and at most. While it waits, others hear
/// nothing; a database that comes back after a longer time gets a moment.
const SHORTEST_WAIT: Duration = Duration::from_millis(50);
const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// Hears what is announced, until the database is closed. A connection that was lost is made again;
/// what was announced meanwhile is gone, so that everybody looks again.
pub(crate) async fn run(pool: PgPool, hub: Arc<Hub>, stands: watch::Sender<bool>) {
    let mut wait = SHORTEST_WAIT;
    loop {
        if let Ok(listener) = connected(&pool).await {
            wait = SHORTEST_WAIT;
            hub.look_again();
            stands.send_replace(true);
            hear(listener, &hub).await;
            stands.send_replace(false);
        }
        if timeout(wait, pool.close_event()).await.is_ok() {
            return;
        }
        wait = LONGEST_WAIT.min(wait * 2);
    }
}

async fn connected(pool: &PgPool) -> Result<PgListener, sqlx::Error> {
    let mut listener = PgListener::connect_with(pool).await?;
    // Connecting again is done above, so that nobody looks before it hears again.
    listener.eager_reconnect(false);
    listener.listen(sql::CHANNEL).await?;
    Ok(listener)
}

/// Passes on what comes, until the connection is lost.
async fn hear(mut listener: PgListener, hub: &Hub) {
    while let Ok(Some(notification)) = listener.try_recv().await {
        if let Some((deployment, event)) = of_notification(notification.payload()) {
            hub.tell(&deployment, event);
        }
    }
}
