//! Starts the web application and ends it in order.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use port_model::Catalogue;
use storage::{Database, StorageError};
use tokio::net::TcpListener;

use crate::access::Access;
use crate::live::Live;
use crate::pages::shown::Shown;
use crate::routes::{MAX_TIME, router};
use crate::state::App;

/// How the web application is started.
#[derive(Debug, Clone)]
pub struct Config {
    /// The address and port to listen on.
    pub listen: SocketAddr,
    /// `postgres://…` or `sqlite://…`.
    pub database_url: String,
    /// Who may see what; where nothing is said, a loopback address is one person's own.
    pub access: Option<Access>,
    /// The vendor's facts, and a team's own beside them.
    pub catalogue: &'static Catalogue,
}

/// Why the web application did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// On an address that others reach, somebody has to decide who may see what.
    #[error("{0} can be reached by others: say who may see what, with --access links")]
    AccessNotChosen(SocketAddr),
    /// One person's own deployments must not be open to the network.
    #[error("--access local needs a loopback address such as 127.0.0.1, and {0} is none")]
    NotLoopback(SocketAddr),
    /// The address is taken or not this machine's.
    #[error("can't listen on {address}: {source}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system says.
        source: std::io::Error,
    },
    /// The database can't be used.
    #[error("{0}")]
    Storage(#[from] StorageError),
    /// The server broke off.
    #[error("the server stopped: {0}")]
    Serve(std::io::Error),
}

/// Listens and serves until the process is asked to stop. `ready` hears the address once it listens.
pub async fn run(config: Config, ready: impl FnOnce(SocketAddr)) -> Result<(), StartError> {
    let access = access(&config)?;
    let database = Database::open(&config.database_url).await?;
    let listener = TcpListener::bind(config.listen)
        .await
        .map_err(|source| StartError::Listen { address: config.listen, source })?;
    let address = listener.local_addr().map_err(StartError::Serve)?;
    let app = App {
        database,
        access,
        catalogue: config.catalogue,
        live: Live::default(),
        shown: Shown::default(),
        clock: Arc::new(now),
        random: Arc::new(random),
    };
    tokio::spawn(purge(app.clone()));
    ready(address);
    tracing::info!(listen.address = %address, access = access.word(), "listening");
    serve(listener, app).await.map_err(StartError::Serve)
}

/// Serves until the process is asked to stop, and then what is under way. Who reads so slowly that
/// it takes longer than a request may is cut off.
async fn serve(listener: TcpListener, app: App) -> Result<(), std::io::Error> {
    let (stopping, mut stopped) = tokio::sync::watch::channel(false);
    let live = app.live.clone();
    let stop = async move {
        asked_to_stop().await;
        // Streams have no end of their own.
        live.end();
        stopping.send_replace(true);
    };
    let given_up = async move {
        // An error says that the server has ended by itself.
        if stopped.wait_for(|stopped| *stopped).await.is_ok() {
            tokio::time::sleep_until(tokio::time::Instant::now() + MAX_TIME).await;
        } else {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        served = async { axum::serve(listener, router(app)).with_graceful_shutdown(stop).await } => served,
        () = given_up => {
            tracing::warn!("stopped before every answer was read");
            Ok(())
        }
    }
}

fn access(config: &Config) -> Result<Access, StartError> {
    match (config.access, config.listen.ip().is_loopback()) {
        (None, true) => Ok(Access::Local),
        (None, false) => Err(StartError::AccessNotChosen(config.listen)),
        (Some(Access::Local), false) => Err(StartError::NotLoopback(config.listen)),
        (Some(access), _) => Ok(access),
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is where the clock that is passed on comes from"
)]
fn now() -> jiff::Timestamp {
    // Times are kept to the microsecond, as PostgreSQL does.
    let now = std::time::SystemTime::now();
    let since = now.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_micros())
        .ok()
        .and_then(|micros| jiff::Timestamp::from_microsecond(micros).ok())
        .unwrap_or_default()
}

fn random(bytes: &mut [u8]) {
    if let Err(error) = getrandom::fill(bytes) {
        // Without randomness every token could be guessed: better no server than that one.
        tracing::error!(%error, "the system gives no random numbers");
        std::process::abort();
    }
}

/// Lets go for good, once a day, of what was deleted longer ago than it can be restored.
async fn purge(app: App) {
    let mut day = tokio::time::interval(Duration::from_hours(24));
    loop {
        day.tick().await;
        match app.database.purge(app.now()).await {
            Ok(0) => {}
            Ok(count) => {
                tracing::info!(deployments.count = count, "purged what was deleted long ago");
            }
            Err(error) => tracing::warn!(%error, "what was deleted long ago can't be purged now"),
        }
    }
}

async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
        match terminate {
            Ok(mut terminate) => {
                tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
            }
            Err(_) => drop(interrupt.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupt.await);
}
