//! Values for the tests: short to write, and different where a test looks.

use jiff::Timestamp;
use storage::{
    Author, Change, Content, Database, DeploymentId, Effect, FindingCounts, LinkId, NewDeployment,
    NewLink, Right, SessionId, TokenHash,
};

pub(crate) fn deployment(number: u8) -> DeploymentId {
    DeploymentId::from_random([number; 16])
}

pub(crate) fn session(number: u8) -> SessionId {
    SessionId::from_random([number; 16])
}

pub(crate) fn link(number: u8) -> LinkId {
    LinkId::from_random([number; 16])
}

pub(crate) fn token(number: u8) -> TokenHash {
    [number; 32]
}

/// A time of the tests' day, in microseconds so that none gets lost.
pub(crate) fn at(seconds: i64) -> Timestamp {
    Timestamp::from_microsecond(1_800_000_000_000_001 + seconds * 1_000_000).unwrap()
}

/// The same time, days later.
pub(crate) fn days_later(days: i64) -> Timestamp {
    at(days * 24 * 3600)
}

pub(crate) fn content(name: &str) -> Content<'_> {
    Content {
        name,
        platform: "windows",
        document: r#"{"portolan":1}"#,
        findings: FindingCounts { errors: 2, warnings: 3 },
    }
}

pub(crate) fn new<'a>(id: &'a DeploymentId, name: &'a str) -> NewDeployment<'a> {
    let author = Author { session: None, name: "First author" };
    NewDeployment { id, owner: None, content: content(name), author, now: at(0) }
}

pub(crate) fn edit(id: &DeploymentId, expected: i64) -> Change<'_> {
    Change {
        id,
        expected,
        content: content("Changed"),
        kind: "rename",
        command: r#"{"rename":"Changed"}"#,
        inverse: Some(r#"{"rename":"Lab"}"#),
        summary: None,
        effect: Effect::Edit,
        author: Author { session: None, name: "Second author" },
        op_id: None,
        now: at(expected),
    }
}

pub(crate) fn link_to<'a>(
    deployment: &'a DeploymentId,
    id: &'a LinkId,
    token_hash: &'a TokenHash,
    right: Right,
) -> NewLink<'a> {
    NewLink {
        id,
        deployment,
        token_hash,
        right,
        label: "Firewall team",
        expires_at: None,
        now: at(0),
    }
}

/// Stores a session of this number, with the token of the same number.
pub(crate) async fn stored_session(database: &Database, number: u8) -> SessionId {
    let id = session(number);
    database.create_session(&id, &token(number), at(0)).await.unwrap();
    id
}

/// Stores a deployment of this number, made by nobody in particular.
pub(crate) async fn stored_deployment(database: &Database, number: u8) -> DeploymentId {
    let id = deployment(number);
    database.create(&new(&id, "Lab")).await.unwrap();
    id
}
