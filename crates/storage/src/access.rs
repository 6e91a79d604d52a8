//! Links that give others access, and what a session may do.

use std::str::FromStr;

use jiff::Timestamp;
use sqlx::FromRow;

use crate::database::{announced, changed, on_engine};
use crate::records::UnknownWord;
use crate::sessions::is_due;
use crate::time::{self, micros};
use crate::{
    Database, DeploymentId, Event, LinkId, SessionId, StorageError, Summary, TokenHash, sql, text,
};

/// What somebody may do with a deployment. The greater includes the lesser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Right {
    /// See it.
    View,
    /// See and change it.
    Edit,
}

impl Right {
    /// The right as it is stored and stands in forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::View => "view",
            Self::Edit => "edit",
        }
    }
}

impl FromStr for Right {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        [Self::View, Self::Edit].into_iter().find(|right| right.word() == word).ok_or(UnknownWord)
    }
}

impl TryFrom<String> for Right {
    type Error = UnknownWord;

    fn try_from(word: String) -> Result<Self, UnknownWord> {
        word.parse()
    }
}

/// A link to store.
#[derive(Debug, Clone, Copy)]
pub struct NewLink<'a> {
    /// Its id.
    pub id: &'a LinkId,
    /// What it opens.
    pub deployment: &'a DeploymentId,
    /// The hash of its token.
    pub token_hash: &'a TokenHash,
    /// What it allows.
    pub right: Right,
    /// What its maker calls it.
    pub label: &'a str,
    /// When it stops opening anything.
    pub expires_at: Option<Timestamp>,
    /// When it is made.
    pub now: Timestamp,
}

/// A link, without its token, which nobody knows but those who have it.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Link {
    /// Its id.
    pub id: LinkId,
    /// What it opens.
    pub deployment: DeploymentId,
    /// What it allows.
    #[sqlx(rename = "access", try_from = "String")]
    pub right: Right,
    /// What its maker calls it.
    pub label: String,
    /// When it was made.
    #[sqlx(try_from = "time::Micros")]
    pub created_at: Timestamp,
    /// When it stops opening anything.
    #[sqlx(try_from = "time::MaybeMicros")]
    pub expires_at: Option<Timestamp>,
    /// When it was revoked.
    #[sqlx(try_from = "time::MaybeMicros")]
    pub revoked_at: Option<Timestamp>,
    /// When it was last used, to the minute.
    #[sqlx(try_from = "time::MaybeMicros")]
    pub last_used_at: Option<Timestamp>,
}

/// A link that a session has opened.
#[derive(FromRow)]
struct Opened {
    #[expect(dead_code, reason = "that there is one says it")]
    link: LinkId,
}

#[derive(FromRow)]
struct Access {
    #[sqlx(rename = "access", try_from = "String")]
    right: Right,
}

impl Database {
    /// Stores a new link.
    pub async fn create_link(&self, link: &NewLink<'_>) -> Result<(), StorageError> {
        text::check(&[("label", link.label)])?;
        let inserted = changed!(
            self,
            sql::INSERT_LINK,
            link.id.as_str(),
            link.deployment.as_str(),
            &link.token_hash[..],
            link.right.word(),
            link.label,
            micros(link.now),
            link.expires_at.map(micros)
        )?;
        if inserted == 0 { Err(StorageError::NotFound) } else { Ok(()) }
    }

    /// All links to a deployment, expired and revoked ones too, the newest first.
    pub async fn list_links(&self, deployment: &DeploymentId) -> Result<Vec<Link>, StorageError> {
        on_engine!(self, pool => sqlx::query_as::<_, Link>(sql::LIST_LINKS)
            .bind(deployment.as_str())
            .fetch_all(pool))
    }

    /// Ends a link and every right that came from it, at once.
    pub async fn revoke_link(
        &self,
        deployment: &DeploymentId,
        link: &LinkId,
        now: Timestamp,
    ) -> Result<(), StorageError> {
        let revoked = announced!(self, deployment, connection => {
            let revoked = sqlx::query(sql::REVOKE_LINK)
                .bind(deployment.as_str())
                .bind(link.as_str())
                .bind(micros(now))
                .execute(&mut *connection)
                .await?
                .rows_affected();
            (revoked, (revoked > 0).then_some(Event::Access))
        });
        match revoked? {
            0 => Err(StorageError::NotFound),
            _ => Ok(()),
        }
    }

    /// The link of a token, if it still opens something, and notes that it was used where that can
    /// be written.
    pub async fn find_link(
        &self,
        token_hash: &TokenHash,
        now: Timestamp,
    ) -> Result<Option<Link>, StorageError> {
        let token_hash = &token_hash[..];
        let link = on_engine!(self, pool => sqlx::query_as::<_, Link>(sql::FIND_LINK)
            .bind(token_hash)
            .bind(micros(now))
            .fetch_optional(pool))?;
        if let Some(link) = &link
            && is_due(link.last_used_at, now)
        {
            // Only a note, as of sessions.
            let _ = changed!(self, sql::TOUCH_LINK, link.id.as_str(), micros(now));
        }
        Ok(link)
    }

    /// Notes that a session has opened a link: it has the link's right for as long as the link
    /// lives.
    pub async fn grant(
        &self,
        session: &SessionId,
        link: &LinkId,
        now: Timestamp,
    ) -> Result<(), StorageError> {
        let (session, link) = (session.as_str(), link.as_str());
        changed!(self, sql::INSERT_GRANT, session, link, micros(now)).map(|_| ())
    }

    /// What a session may do with a deployment: everything if it has made it, otherwise the most
    /// that the links allow that it has opened.
    pub async fn right(
        &self,
        session: &SessionId,
        deployment: &DeploymentId,
        now: Timestamp,
    ) -> Result<Option<Right>, StorageError> {
        let rights = on_engine!(self, pool => sqlx::query_as::<_, Access>(sql::LIST_RIGHTS)
            .bind(session.as_str())
            .bind(deployment.as_str())
            .bind(micros(now))
            .fetch_all(pool))?;
        Ok(rights.into_iter().map(|access| access.right).max())
    }

    /// Whether a session has ever opened anything by a link, also by one that lives no more.
    pub async fn is_guest(&self, session: &SessionId) -> Result<bool, StorageError> {
        let opened = on_engine!(self, pool => sqlx::query_as::<_, Opened>(sql::FIND_GUEST)
            .bind(session.as_str())
            .fetch_optional(pool))?;
        Ok(opened.is_some())
    }

    /// The deployments that a session has opened by links that still live, the last changed first.
    pub async fn granted(
        &self,
        session: &SessionId,
        now: Timestamp,
        limit: u32,
    ) -> Result<Vec<Summary>, StorageError> {
        on_engine!(self, pool => sqlx::query_as::<_, Summary>(sql::LIST_GRANTED)
            .bind(session.as_str())
            .bind(micros(now))
            .bind(i64::from(limit))
            .fetch_all(pool))
    }
}
