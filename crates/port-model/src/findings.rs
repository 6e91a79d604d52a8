//! What the architect should know about a draft: faults of the topology, risks and advice.

use serde::Serialize;

use crate::deployment::Deployment;
use crate::flow::words;
use crate::names::Id;
use crate::wording::{Lang, Message};

words! {
    /// How much a finding matters.
    Severity {
        /// The deployment won't work, or the vendor doesn't support it.
        Error = "error",
        /// It works, but something is probably wrong or risky.
        Warning = "warning",
        /// It could be better.
        Advice = "advice",
    }
}

/// Something about a draft that the architect should know.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The stable code, such as `no-module-server`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The components concerned, in the order of the document.
    pub components: Vec<Id>,
    /// The networks concerned.
    pub networks: Vec<Id>,
    message: Message,
    remedy: Message,
}

/// A finding in one language, as `check` and the API show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingRow {
    /// The stable code.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The components concerned.
    pub components: Vec<Id>,
    /// The networks concerned.
    pub networks: Vec<Id>,
    /// What it is and why it matters.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

impl Finding {
    /// What it is and why it matters.
    pub fn message(&self, lang: Lang) -> String {
        self.message.text(lang)
    }

    /// What to do.
    pub fn remedy(&self, lang: Lang) -> String {
        self.remedy.text(lang)
    }

    /// The finding in one language.
    pub fn row(&self, lang: Lang) -> FindingRow {
        FindingRow {
            code: self.code,
            severity: self.severity,
            components: self.components.clone(),
            networks: self.networks.clone(),
            message: self.message(lang),
            remedy: self.remedy(lang),
        }
    }
}

impl Deployment {
    /// What the architect should know, errors first.
    pub fn findings(&self) -> Vec<Finding> {
        Vec::new()
    }
}
