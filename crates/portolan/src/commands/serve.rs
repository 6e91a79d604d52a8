//! `serve`: the web application.

use port_model::Lang;
use port_model::wording::Message;
use tracing_subscriber::EnvFilter;

use crate::arguments::{LogFormat, ServeCommand};
use crate::commands::Outcome;
use crate::error::CommandError;
use crate::output::Output;
use crate::wording::message;

pub(crate) fn run(
    command: &ServeCommand,
    lang: Lang,
    output: &mut Output,
) -> Result<Outcome, CommandError> {
    log(command)?;
    let database_url = match &command.database {
        Some(url) => url.clone(),
        None => own_database().ok_or(CommandError::NoDataFolder)?,
    };
    let config = server::Config {
        listen: command.listen,
        database_url,
        access: command.access,
        catalogue: command.catalogue.load()?,
    };
    let runtime = tokio::runtime::Runtime::new().map_err(CommandError::Runtime)?;
    runtime.block_on(server::run(config, |address| {
        // Who started it without a terminal does not miss the line.
        let listens = Message::new("listens").with("address", format!("http://{address}"));
        drop(output.print(|out| {
            writeln!(out, "{}", message(lang, &listens))?;
            out.flush()
        }));
    }))?;
    Ok(Outcome::Done)
}

/// SQLite in the user's data folder.
fn own_database() -> Option<String> {
    let path = dirs::data_dir()?.join("portolan").join("portolan.db");
    path.to_str().map(|path| format!("sqlite://{path}"))
}

fn log(command: &ServeCommand) -> Result<(), CommandError> {
    let filter = EnvFilter::try_new(&command.log)
        .map_err(|_| CommandError::BadLogFilter { filter: command.log.clone() })?;
    let subscriber = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match command.log_format {
        LogFormat::Text => subscriber.init(),
        LogFormat::Json => subscriber.json().init(),
    }
    Ok(())
}
