//! What to say of a command before it is given: whether it may be, and why not.

use std::collections::HashSet;

use serde::Serialize;

use super::{Command, Destination};
use crate::deployment::Deployment;
use crate::document::Component;
use crate::findings::{Code, Severity};
use crate::wording::Lang;

/// Whether something may be put somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// Nothing speaks against it.
    Allowed,
    /// It may be, though the vendor advises against it.
    Warning,
    /// It would not work.
    Refused,
}

/// What speaks against a command, in sentences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// The gravest.
    pub grade: Grade,
    /// What is wrong and why; empty where it is allowed.
    pub reasons: Vec<String>,
}

impl Verdict {
    /// What else speaks against it.
    fn also(&mut self, other: Self) {
        self.grade = self.grade.max(other.grade);
        for reason in other.reasons {
            if !self.reasons.contains(&reason) {
                self.reasons.push(reason);
            }
        }
    }
}

/// The findings that tell a bad place from a good one. What else a new or moved component brings, such as
/// that it has no address yet, is true of it anywhere.
const ABOUT_PLACES: [Code; 14] = [
    Code::ServerOutsideCore,
    Code::DatabaseOnAppliance,
    Code::ClusterTooLarge,
    Code::ApplianceHubElsewhere,
    Code::ListenersCollide,
    Code::HostCycle,
    Code::ZoneServerOutsideDmz,
    Code::HubOutsideCore,
    Code::ClusterAcrossZones,
    Code::AllInOne,
    Code::SharedHost,
    Code::InternetClientsToServer,
    Code::AddressOutsideNetwork,
    Code::AddressTwice,
];

/// So many machines are judged at most: each takes a look at the whole deployment.
const MAX_HOSTS: usize = 60;

impl Deployment {
    /// What speaks against a command: why it can't be carried out, or which findings about places it would
    /// bring that are not there yet.
    ///
    /// ```
    /// use port_model::command::Grade;
    /// use port_model::{Command, Deployment, Format, Lang};
    ///
    /// let text = "{portolan: 1, name: Lab, platform: windows, components: [{id: zs, role: zone-server, zone: dmz}]}";
    /// let lab = Deployment::read(text, Format::Yaml).expect("sound");
    /// let move_it: Command =
    ///     serde_json::from_str(r#"{"op": "move-component", "id": "zs", "zone": "core"}"#).expect("a command");
    /// assert_eq!(lab.verdict(&move_it, Lang::En).grade, Grade::Warning);
    /// ```
    pub fn verdict(&self, command: &Command, lang: Lang) -> Verdict {
        let known: HashSet<String> =
            self.findings().iter().map(crate::findings::Finding::key).collect();
        self.verdict_beyond(&known, command, lang)
    }

    /// The places that a component can be put into: every zone, every network, and the machine of every other
    /// component that has one of its own, as far as these can be told apart at a glance.
    pub fn places_for(&self, component: &Component) -> Vec<Destination> {
        let document = self.document();
        let zones = document.zones.iter().map(|zone| Destination::Zone(zone.id.clone()));
        let networks =
            document.networks.iter().map(|network| Destination::Network(network.id.clone()));
        let is_host = |known: &&Component| {
            known.host.is_none()
                && known.id != component.id
                && self.role(known).is_some_and(|role| !role.many)
        };
        let hosts = document.components.iter().filter(is_host);
        let hosts = hosts.map(|known| Destination::Host(known.id.clone()));
        zones.chain(networks).chain(hosts.take(MAX_HOSTS)).collect()
    }

    /// The same for each of several places, into which a component is to be moved or newly put.
    pub fn verdicts(
        &self,
        component: &Component,
        places: &[Destination],
        lang: Lang,
    ) -> Vec<Verdict> {
        let known: HashSet<String> =
            self.findings().iter().map(crate::findings::Finding::key).collect();
        let is_known = self.index_of(&component.id).is_some();
        let command = |to: &Destination| {
            if is_known {
                return Command::MoveComponent { id: component.id.clone(), to: to.clone() };
            }
            let mut component = component.clone();
            super::plan::place(&mut component, to);
            Command::AddComponent { component, after: None }
        };
        places.iter().map(|to| self.verdict_beyond(&known, &command(to), lang)).collect()
    }

    /// The places that all of several components can be put into, each with what speaks against it for any of the
    /// first `most` of them.
    pub fn places_for_all(
        &self,
        components: &[Component],
        most: usize,
        lang: Lang,
    ) -> Vec<(Destination, Verdict)> {
        let mut judged: Vec<(Destination, Verdict)> = Vec::new();
        for (at, component) in components.iter().take(most).enumerate() {
            let mut places = self.places_for(component);
            if at > 0 {
                places.retain(|place| judged.iter().any(|(known, _)| known == place));
                judged.retain(|(known, _)| places.contains(known));
            }
            let verdicts = self.verdicts(component, &places, lang);
            if at == 0 {
                judged = places.into_iter().zip(verdicts).collect();
                continue;
            }
            for ((_, known), verdict) in judged.iter_mut().zip(verdicts) {
                known.also(verdict);
            }
        }
        judged
    }

    fn verdict_beyond(&self, known: &HashSet<String>, command: &Command, lang: Lang) -> Verdict {
        let change = match self.apply(command) {
            Ok(change) => change,
            Err(refusal) => {
                return Verdict { grade: Grade::Refused, reasons: vec![refusal.text(lang)] };
            }
        };
        let mut verdict = Verdict { grade: Grade::Allowed, reasons: Vec::new() };
        let found = change.deployment.findings();
        let about_places = found.iter().filter(|finding| {
            Code::from_word(finding.code).is_some_and(|code| ABOUT_PLACES.contains(&code))
        });
        for finding in about_places.filter(|finding| !known.contains(&finding.key())) {
            let grade = match finding.severity {
                Severity::Error => Grade::Refused,
                Severity::Warning => Grade::Warning,
                Severity::Advice => continue,
            };
            verdict.grade = verdict.grade.max(grade);
            verdict.reasons.push(finding.message(lang));
        }
        verdict
    }
}
