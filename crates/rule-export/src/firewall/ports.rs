//! Ports and services.

use port_model::Port;
use port_model::flow::Protocol;

/// The name of a service object: `tcp-17472`, or `esp`.
pub(crate) fn service_name(protocol: Protocol, port: Option<Port>) -> String {
    match port {
        Some(port) => format!("{protocol}-{port}"),
        None => protocol.to_string(),
    }
}

/// Ports that follow each other as ranges, first and last; exactly the same ports. They are sorted.
pub(crate) fn runs(ports: &[u16]) -> Vec<(u16, u16)> {
    let mut runs: Vec<(u16, u16)> = Vec::new();
    for port in ports {
        match runs.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(*port) => *last = *port,
            _ => runs.push((*port, *port)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn runs_hold_exactly_the_ports() {
        assert_eq!(runs(&[]), []);
        assert_eq!(runs(&[1, 2, 3, 5, 7, 8]), [(1, 3), (5, 5), (7, 8)]);
        assert_eq!(runs(&[65_534, 65_535]), [(65_534, 65_535)]);
    }
}
