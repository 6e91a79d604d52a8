//! What an export holds and what it doesn't.

use std::collections::{BTreeMap, BTreeSet};

use port_model::document::ZoneKind;
use port_model::wording::Message;
use port_model::{Boundary, Deployment, Endpoint, Id, Lang};
use serde::Serialize;

use crate::request::Request;
use crate::rule::Rule;
use crate::text;

/// What an export holds and what it doesn't.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// How many flows the rules admit.
    pub flows: usize,
    /// How many rules there are.
    pub rules: usize,
    /// How many flows are not among them.
    pub left_out: LeftOut,
    /// Components of the rules that have no address yet, sorted by id.
    pub without_address: Vec<Unaddressed>,
    /// What the format could not say in full.
    pub remarks: Vec<Remark>,
}

/// How many flows an export leaves out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Flows inside one machine, which no firewall sees.
    pub host: usize,
    /// Flows that the filter does not admit.
    pub filtered: usize,
}

/// A component that has no address yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unaddressed {
    /// Its id.
    pub component: Id,
    /// Its name.
    pub name: String,
}

/// Something that a format could not say in full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Remark {
    /// A cell took only the beginning of a rule's justification or references.
    Shortened {
        /// The rule's id.
        rule: String,
    },
    /// A rule's cells would have been too long, so that it stands in several rows.
    Divided {
        /// The rule's id.
        rule: String,
        /// How many rows.
        rows: usize,
    },
    /// A rule, or a part of it, is not in the file, because the format can't say it exactly.
    LeftOut {
        /// The rule's id.
        rule: String,
        /// Which part: an address or a service. None for the whole rule.
        part: Option<String>,
        /// What the format can't say.
        because: Unsayable,
    },
    /// A rule is in the file but does not work before somebody has done something.
    ByHand {
        /// The rule's id.
        rule: String,
        /// What has to be done.
        what: ByHand,
    },
    /// The file calls a rule differently, because its id is longer than the format takes.
    Renamed {
        /// The rule's id.
        rule: String,
        /// What the file calls it.
        name: String,
    },
    /// The file calls an object or a group differently, because the format does not take its name.
    ObjectRenamed {
        /// What it is called otherwise.
        object: String,
        /// What the file calls it.
        name: String,
    },
    /// The file calls a zone differently, because the format does not take its id.
    ZoneRenamed {
        /// The zone's id.
        zone: String,
        /// What the file calls it.
        name: String,
    },
    /// A rule is meant for the internet but admits any address, because the format knows no zones.
    AnyZone {
        /// The rule's id.
        rule: String,
    },
}

/// What a format can't say exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unsayable {
    /// A host by its name.
    HostName,
    /// All hosts below a domain.
    Domain,
    /// Connections neither of whose ends is a machine that can run Windows.
    NoWindows,
    /// Addresses of IPv4 on one side and of IPv6 on the other: nothing can connect.
    Families,
    /// More rules than the firewall takes.
    TooMany,
}

/// What somebody has to do before a rule works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ByHand {
    /// Fill in the address that a component has not got yet.
    Address,
    /// Fill in the addresses behind a host's name.
    HostName,
    /// Fill in the addresses below a domain.
    Domain,
    /// Find out which number the device has given to the rule.
    Number,
}

impl Unsayable {
    const fn word(self) -> &'static str {
        match self {
            Self::HostName => "host-name",
            Self::Domain => "domain",
            Self::NoWindows => "no-windows",
            Self::Families => "families",
            Self::TooMany => "too-many",
        }
    }
}

impl ByHand {
    const fn word(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::HostName => "host-name",
            Self::Domain => "domain",
            Self::Number => "number",
        }
    }
}

impl Remark {
    /// What it is about: the id of a rule or of a zone, or the name of an object.
    pub fn about(&self) -> &str {
        match self {
            Self::Shortened { rule }
            | Self::Divided { rule, .. }
            | Self::LeftOut { rule, .. }
            | Self::ByHand { rule, .. }
            | Self::Renamed { rule, .. }
            | Self::AnyZone { rule } => rule,
            Self::ObjectRenamed { object, .. } => object,
            Self::ZoneRenamed { zone, .. } => zone,
        }
    }

    /// The remark as a sentence.
    pub fn text(&self, lang: Lang) -> String {
        let message = match self {
            Self::Shortened { rule } => Message::new("remark-shortened").with("rule", rule),
            Self::Divided { rule, rows } => {
                Message::new("remark-divided").with("rule", rule).with("rows", *rows)
            }
            Self::LeftOut { rule, part, because } => {
                let because = text::text(lang, &format!("unsayable-{}", because.word()));
                let message = match part {
                    Some(part) => Message::new("remark-part-left-out").with("part", part),
                    None => Message::new("remark-left-out"),
                };
                message.with("rule", rule).with("because", because)
            }
            Self::ByHand { rule, what } => {
                let what = text::text(lang, &format!("by-hand-{}", what.word()));
                Message::new("remark-by-hand").with("rule", rule).with("what", what)
            }
            Self::Renamed { rule, name } => {
                Message::new("remark-renamed").with("rule", rule).with("name", name)
            }
            Self::ObjectRenamed { object, name } => {
                Message::new("remark-object-renamed").with("object", object).with("name", name)
            }
            Self::ZoneRenamed { zone, name } => {
                Message::new("remark-zone-renamed").with("zone", zone).with("name", name)
            }
            Self::AnyZone { rule } => Message::new("remark-any-zone").with("rule", rule),
        };
        text::message(lang, &message)
    }
}

impl LeftOut {
    /// The counts as a sentence.
    pub fn text(self, lang: Lang) -> String {
        let message =
            Message::new("left-out").with("host", self.host).with("filtered", self.filtered);
        text::message(lang, &message)
    }
}

impl Report {
    /// Tells the rules whose reasons are not in the file as a whole.
    pub(crate) fn shortened<'r>(&mut self, rules: impl IntoIterator<Item = &'r str>) {
        let rules: BTreeSet<&str> = rules.into_iter().collect();
        let remark = |rule: &str| Remark::Shortened { rule: rule.to_owned() };
        self.remarks.extend(rules.into_iter().map(remark));
    }

    pub(crate) fn new(request: &Request<'_>, rules: &[Rule]) -> Self {
        let host = request.flows.iter().filter(|flow| flow.boundary == Boundary::Host).count();
        let flows = request.flows.iter().filter(|flow| request.filter.admits(flow)).count();
        let left_out = LeftOut { host, filtered: request.flows.len() - host - flows };
        let without_address = without_address(request.deployment, rules);
        Self { flows, rules: rules.len(), left_out, without_address, remarks: Vec::new() }
    }
}

/// Whether an end should have an address and has none. The internet as such needs none, and neither
/// do endpoints in it: the vendor has rules for them admit any computer there.
pub(crate) fn lacks_address(deployment: &Deployment, end: &Endpoint) -> bool {
    let at = deployment.index_of(&end.component);
    let outside = at.and_then(|at| deployment.zone_kind(at)) == Some(ZoneKind::Internet);
    let roams = outside && end.role == Id::CLIENT_GROUP;
    end.addresses.is_empty() && end.component != Id::INTERNET && !roams
}

fn without_address(deployment: &Deployment, rules: &[Rule]) -> Vec<Unaddressed> {
    let ends = rules.iter().flat_map(|rule| rule.sources.iter().chain(&rule.destinations));
    let found: BTreeMap<&Id, &str> = ends
        .filter(|end| lacks_address(deployment, end))
        .map(|end| (&end.component, end.name.as_str()))
        .collect();
    found
        .into_iter()
        .map(|(component, name)| Unaddressed {
            component: component.clone(),
            name: name.to_owned(),
        })
        .collect()
}
