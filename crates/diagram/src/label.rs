//! What a line says: its protocols and ports, short enough for a chip.

use std::fmt::Write as _;

use port_model::Flow;
use port_model::difference::Difference;
use port_model::flow::Protocol;

use crate::metrics::{self, Weight};

/// The size of the text in a chip.
pub(crate) const SIZE: i32 = 11;
/// How high a chip is. Ports are further apart than that, so that chips can't collide.
pub(crate) const HEIGHT: i32 = 13;
const PADDING: i32 = 2;
const ROOM: i32 = 104;

/// A protocol with its port, in the order in which people look for them: TCP first, and high ports,
/// which are the platform's own, before the well-known ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Service {
    protocol: Protocol,
    port: Option<std::cmp::Reverse<u16>>,
    change: Option<Difference>,
}

impl Service {
    pub(crate) fn of(flow: &Flow, change: Option<Difference>) -> Self {
        let port = flow.port.map(|port| std::cmp::Reverse(u16::from(port)));
        Self { protocol: flow.protocol, port, change }
    }
}

/// Every service in full, for a tooltip: `tcp 443, 80, udp 53`.
pub(crate) fn full(services: &[Service]) -> String {
    write(services, services.len())
}

/// Every protocol and port of some flows, as a tooltip says them: `tcp 443, 80, udp 53`. Where two states are compared,
/// with the sign of how they differ.
pub fn ports(flows: &[Flow], which: &[usize], change: Option<Difference>) -> String {
    let mut services: Vec<Service> = which
        .iter()
        .filter_map(|at| flows.get(*at))
        .map(|flow| Service::of(flow, change))
        .collect();
    services.sort_unstable();
    services.dedup();
    full(&services)
}

/// As many services as fit into a chip, and how many more there are: `tcp 17472, 22 +3`. What is open for
/// TCP and UDP alike, as DNS is, stands there once: `tcp+udp 53`.
pub(crate) fn short(services: &[Service]) -> String {
    let fits = |text: &String| metrics::width(text, SIZE, Weight::Regular) <= ROOM;
    if let Some(text) = for_both(services).filter(fits) {
        return text;
    }
    fitting(services, ROOM)
}

/// As many services as fit, and how many more there are.
fn fitting(services: &[Service], room: i32) -> String {
    let fits = |text: &String| metrics::width(text, SIZE, Weight::Regular) <= room;
    let mut texts = (1..=services.len()).rev().map(|count| write(services, count));
    texts.find(fits).unwrap_or_else(|| write(services, 1))
}

/// The text where the same ports are open for TCP and for UDP, and nothing else is.
fn for_both(services: &[Service]) -> Option<String> {
    let of = |protocol: Protocol| -> Vec<Service> {
        services.iter().filter(|service| service.protocol == protocol).copied().collect()
    };
    let ports = |own: &[Service]| own.iter().map(|service| service.port).collect::<Vec<_>>();
    let (tcp, udp) = (of(Protocol::Tcp), of(Protocol::Udp));
    let alike = !tcp.is_empty() && ports(&tcp) == ports(&udp);
    let only = tcp.len() + udp.len() == services.len();
    let text = write(&tcp, tcp.len());
    text.strip_prefix("tcp ").filter(|_| alike && only).map(|ports| format!("tcp+udp {ports}"))
}

/// The services on two lines of this width, so that more of them fit; on one where that is enough.
pub(crate) fn rows(services: &[Service], room: i32) -> Vec<String> {
    let count = (1..=services.len()).rev().find(|count| {
        let first = services.get(..*count).unwrap_or_default();
        metrics::width(&full(first), SIZE, Weight::Regular) <= room
    });
    let (first, rest) = services.split_at(count.unwrap_or(1).min(services.len()));
    let rest = (!rest.is_empty()).then(|| fitting(rest, room));
    std::iter::once(full(first)).chain(rest).collect()
}

/// The width of a chip with this text.
pub(crate) fn chip_width(text: &str) -> i32 {
    metrics::width(text, SIZE, Weight::Regular) + 2 * PADDING
}

/// Where two states are compared, a sign in front says how all differ, or one before each port how that one does.
fn write(services: &[Service], count: usize) -> String {
    let mut text = String::new();
    let first = services.first().and_then(|service| service.change);
    let alike = services.iter().all(|service| service.change == first);
    if let (Some(change), true) = (first, alike) {
        text.push_str(sign(change));
        text.push(' ');
    }
    let start = text.len();
    let mut last = None;
    for service in services.iter().take(count) {
        let separator = if text.len() == start { "" } else { ", " };
        let own = service.change.filter(|_| !alike).map_or("", sign);
        // Writing into a text can't fail.
        let _ = match (last == Some(service.protocol), service.port) {
            (false, Some(port)) => write!(text, "{separator}{} {own}{}", service.protocol, port.0),
            (true, Some(port)) => write!(text, "{separator}{own}{}", port.0),
            (_, None) => write!(text, "{separator}{own}{}", service.protocol),
        };
        last = Some(service.protocol);
    }
    if services.len() > count {
        let _ = write!(text, " +{}", services.len() - count);
    }
    text
}

/// The sign of how something differs.
pub const fn sign(change: Difference) -> &'static str {
    match change {
        Difference::Added => "+",
        Difference::Changed => "~",
        Difference::Removed => "–",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tcp(port: u16) -> Service {
        Service { protocol: Protocol::Tcp, port: Some(std::cmp::Reverse(port)), change: None }
    }

    #[test]
    fn the_protocol_stands_once() {
        let udp = Service { protocol: Protocol::Udp, ..tcp(53) };
        let mut services = [udp, tcp(80), tcp(443)];
        services.sort_unstable();
        assert_eq!(full(&services), "tcp 443, 80, udp 53");
        assert_eq!(full(&[Service { protocol: Protocol::Esp, port: None, change: None }]), "esp");
    }

    #[test]
    fn what_is_open_for_both_protocols_stands_once() {
        let udp = |port| Service { protocol: Protocol::Udp, ..tcp(port) };
        assert_eq!(short(&[tcp(53), udp(53)]), "tcp+udp 53");
        assert_eq!(short(&[tcp(514), tcp(53), udp(53)]), "tcp 514, 53 +1");
        assert_eq!(short(&[tcp(53)]), "tcp 53");
    }

    #[test]
    fn signs_tell_what_differs() {
        let with = |port, change| Service { change, ..tcp(port) };
        let added = Some(Difference::Added);
        assert_eq!(full(&[with(443, added), with(80, added)]), "+ tcp 443, 80");
        let mixed = [with(443, None), with(81, added), with(80, Some(Difference::Removed))];
        assert_eq!(full(&mixed), "tcp 443, +81, –80");
    }

    #[test]
    fn two_lines_hold_more() {
        let services: Vec<Service> = (1..=4).rev().map(|port| tcp(port * 1_000)).collect();
        assert_eq!(rows(&services, 60), ["tcp 4000", "tcp 3000 +2"]);
        assert_eq!(rows(&services, 104), ["tcp 4000, 3000", "tcp 2000, 1000"]);
        assert_eq!(rows(&services[..1], 104), ["tcp 4000"]);
    }

    #[test]
    fn what_does_not_fit_is_counted() {
        let services: Vec<Service> = (1..=9).rev().map(|port| tcp(port * 1_000)).collect();
        assert_eq!(short(&services), "tcp 9000, 8000 +7");
        assert!(chip_width(&short(&services)) <= ROOM + 2 * PADDING);
    }
}
