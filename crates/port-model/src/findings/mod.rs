//! What the architect should know about a draft: faults of the topology, risks and advice.

mod addresses;
mod advice;
mod code;
mod listeners;
mod missing;
mod placement;

pub use code::Code;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::catalogue::Local;
use crate::deployment::Deployment;
use crate::document::{Component, Platform};
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

/// So many bytes of a finding's fingerprint are in its key; more than enough for one deployment.
const FINGERPRINT: usize = 8;

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
    /// What tells it from others of the same code and components.
    about: Option<About>,
    message: Message,
    remedy: Message,
}

/// What a finding is about besides components and networks.
#[derive(Debug, Clone, PartialEq, Eq)]
enum About {
    /// A module.
    Module(Id),
    /// An address, a service, or a port with its protocol.
    Other(String),
}

/// A finding in one language, as `check` and the API show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingRow {
    /// What tells it from every other finding of the deployment.
    pub key: String,
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
    /// What tells it from every other finding of the deployment: its code, and a fingerprint of what it is
    /// about. It stays the same while the code and the components, networks and the like stay, whatever
    /// these are called; it can stand in a URL.
    pub fn key(&self) -> String {
        let mut digest = Sha256::new();
        for id in self.components.iter().chain(&self.networks) {
            digest.update(id.as_str());
            digest.update("/");
        }
        match &self.about {
            Some(About::Module(id)) => digest.update(id.as_str()),
            Some(About::Other(text)) => digest.update(text),
            None => {}
        }
        let fingerprint = digest.finalize().into_iter().take(FINGERPRINT);
        fingerprint.fold(format!("{}-", self.code), |key, byte| format!("{key}{byte:02x}"))
    }

    /// The module that it is about.
    pub fn module(&self) -> Option<&Id> {
        match &self.about {
            Some(About::Module(id)) => Some(id),
            _ => None,
        }
    }

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
            key: self.key(),
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
    /// What the architect should know, errors first, each kind in the order of the document.
    ///
    /// ```
    /// use port_model::{Deployment, Format, Lang};
    ///
    /// let text = "portolan: 1\nname: Lab\nplatform: appliance\n";
    /// let findings = Deployment::read(text, Format::Yaml).expect("sound, if empty").findings();
    /// assert_eq!(findings[0].code, "no-module-server");
    /// assert!(findings[0].remedy(Lang::En).starts_with("Add a Module Server"));
    /// ```
    pub fn findings(&self) -> Vec<Finding> {
        let mut collected = Findings { deployment: self, found: Vec::new() };
        missing::find(&mut collected);
        placement::find(&mut collected);
        listeners::find(&mut collected);
        addresses::find(&mut collected);
        advice::find(&mut collected);
        let mut found = collected.found;
        found.sort_by_key(|finding| (finding.severity, finding.code));
        found
    }
}

/// Collects findings about one deployment.
struct Findings<'a> {
    deployment: &'a Deployment,
    found: Vec<Finding>,
}

impl<'a> Findings<'a> {
    /// Adds a finding about components. Its sentences are `finding-CODE` and `remedy-CODE`; both know
    /// the `names` of the components and how many they are (`count`).
    fn add(&mut self, severity: Severity, code: Code, components: &[usize]) {
        self.add_with(severity, code, components, |message| message);
    }

    fn add_with(
        &mut self,
        severity: Severity,
        code: Code,
        components: &[usize],
        values: impl Fn(Message) -> Message,
    ) -> &mut Finding {
        let known: Vec<&Component> =
            components.iter().filter_map(|at| self.deployment.components().get(*at)).collect();
        let names = |lang| {
            listed(&known.iter().map(|component| self.name(component, lang)).collect::<Vec<_>>())
        };
        let names = Local { en: names(Lang::En), de: names(Lang::De) };
        let message = |kind: &str| {
            let message = Message::new(format!("{kind}-{code}"));
            values(message.with("names", &names).with("count", components.len()))
        };
        self.found.push_mut(Finding {
            code: code.word(),
            severity,
            components: known.iter().map(|component| component.id.clone()).collect(),
            networks: Vec::new(),
            about: None,
            message: message("finding"),
            remedy: message("remedy"),
        })
    }

    fn name(&self, component: &Component, lang: Lang) -> String {
        match &component.name {
            Some(name) => name.to_string(),
            None => {
                format!("{} ({})", self.deployment.component_name(component, lang), component.id)
            }
        }
    }

    /// The components of a role, in the order of the document.
    fn of_role(&self, role: &Id) -> Vec<usize> {
        let components = self.deployment.components().iter().enumerate();
        components.filter(|(_, component)| component.role == *role).map(|(at, _)| at).collect()
    }

    fn component(&self, at: usize) -> Option<&'a Component> {
        self.deployment.components().get(at)
    }

    fn is_windows(&self) -> bool {
        self.deployment.platform() == Platform::Windows
    }
}

/// Names as a sentence lists them; of very many only the first few.
fn listed(names: &[String]) -> String {
    const SHOWN: usize = 5;
    let shown = names.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    if names.len() > SHOWN { format!("{shown}, +{}", names.len() - SHOWN) } else { shown }
}

#[cfg(test)]
mod tests;
