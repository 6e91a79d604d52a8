//! What cards are called for people who can't see the picture.

use port_model::Flow;
use port_model::wording::Message;

use super::Layout;
use crate::content::Content;
use crate::scene::Badge;
use crate::wording;

/// How many flows come to a card and leave it; those within it do both.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Traffic {
    incoming: usize,
    outgoing: usize,
}

/// For each node its traffic in the picture.
pub(super) fn traffic(layout: &Layout<'_>, flows: &[Flow]) -> Vec<Traffic> {
    let nodes = &layout.plan.nodes;
    let mut traffic = vec![Traffic::default(); nodes.all.len()];
    let shown = layout.plan.links.iter().flat_map(|link| &link.flows);
    for flow in shown.filter_map(|at| flows.get(*at)) {
        let node = |id| nodes.index_of(layout.deployment, id);
        if let Some(own) = node(&flow.source.component).and_then(|source| traffic.get_mut(source)) {
            own.outgoing += 1;
        }
        if let Some(own) =
            node(&flow.destination.component).and_then(|listener| traffic.get_mut(listener))
        {
            own.incoming += 1;
        }
    }
    traffic
}

/// `Zone Server 1, Zone Server, DMZ. 3 flows in, 1 out. 1 finding, a warning. Changed.`
pub(super) fn card(
    layout: &Layout<'_>,
    node: usize,
    content: &Content,
    traffic: Traffic,
    (badge, differs): (Option<&Badge>, Option<String>),
) -> String {
    let place = layout.plan.nodes.all.get(node).and_then(|node| node.place);
    let zone = place.and_then(|place| layout.deployment.document().zones.get(place.zone));
    let mut words = vec![content.name.clone()];
    words.extend(content.kind.clone());
    words.extend((content.stacked > 1).then(|| format!("×{}", content.stacked)));
    words.extend(zone.map(|zone| zone.display_name(layout.lang)));
    let message = Message::new("card-flows")
        .with("incoming", traffic.incoming)
        .with("outgoing", traffic.outgoing);
    let mut sentences = vec![words.join(", "), wording::message(layout.lang, &message)];
    sentences.extend(badge.map(|badge| badge.title.clone()));
    sentences.extend(differs);
    let sentences = sentences.iter().map(|sentence| format!("{}.", sentence.trim_end_matches('.')));
    sentences.collect::<Vec<_>>().join(" ")
}
