//! Draws a deployment file: `cargo run -p diagram --example render -- FILE [de] > picture.svg`.

use std::error::Error;
use std::io::Write as _;

use diagram::{Options, TitleBlock};
use port_model::{Deployment, Format, Lang};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let text = std::fs::read_to_string(arguments.next().ok_or("name a deployment file")?)?;
    let lang = arguments.next().and_then(|word| Lang::from_word(&word)).unwrap_or_default();
    let deployment = Deployment::read(&text, Format::Yaml)?;
    let (flows, findings) = (deployment.flows(lang), deployment.findings());
    let title = Some(TitleBlock { version: None, date: Some("2026-01-31"), link: None });
    let options = Options { lang, findings: &findings, title, standalone: true };
    std::io::stdout().write_all(diagram::svg(&deployment, &flows, &options).as_bytes())?;
    Ok(())
}
