//! The view and the filter of a picture as flags. They have the names and values of the parameters of its URL.

use clap::Args;
use diagram::Selection;
use diagram::select::Key;

use crate::error::CommandError;

/// What of a deployment a picture shows.
#[derive(Debug, Default, Args)]
pub(crate) struct SelectionArguments {
    /// The whole ('topology'), the vendor's figure ('active-active'), a firewall between zones side by side
    /// ('wall:ZONE:ZONE') or a component with all that it talks to ('component:ID')
    #[arg(long, value_name = "VIEW")]
    view: Option<String>,

    /// Only flows with an end in these zones; here and below, several with commas between them
    #[arg(long, value_name = "ZONE")]
    zone: Vec<String>,

    /// Only flows of these protocols: tcp, udp, esp
    #[arg(long, value_name = "PROTOCOL")]
    protocol: Vec<String>,

    /// Only these flows, such as 'client-to-server' or 'extra:ID'
    #[arg(long, value_name = "FLOW")]
    flow: Vec<String>,

    /// Only flows that are required, recommended or optional
    #[arg(long, value_name = "REQUIREMENT")]
    requirement: Vec<String>,

    /// Only flows that travel so far: network, zone, crossing
    #[arg(long, value_name = "BOUNDARY")]
    boundary: Vec<String>,

    /// Only flows with an end of these roles
    #[arg(long, value_name = "ROLE")]
    role: Vec<String>,

    /// Only flows that these modules bring
    #[arg(long, value_name = "MODULE")]
    module: Vec<String>,

    /// Only what has findings
    #[arg(long)]
    findings: bool,
}

impl SelectionArguments {
    /// The flags as a selection. Whether a deployment has what it names is another matter.
    pub(crate) fn read(&self) -> Result<Selection, CommandError> {
        let lists = [
            (Key::Zone, &self.zone),
            (Key::Protocol, &self.protocol),
            (Key::Flow, &self.flow),
            (Key::Requirement, &self.requirement),
            (Key::Boundary, &self.boundary),
            (Key::Role, &self.role),
            (Key::Module, &self.module),
        ];
        let view = self.view.as_deref().map(|view| (Key::View.word(), view));
        let findings = self.findings.then_some((Key::Findings.word(), "only"));
        let lists = lists
            .into_iter()
            .flat_map(|(key, values)| values.iter().map(move |value| (key.word(), value.as_str())));
        Selection::from_pairs(view.into_iter().chain(lists).chain(findings))
            .map_err(CommandError::Selection)
    }
}
