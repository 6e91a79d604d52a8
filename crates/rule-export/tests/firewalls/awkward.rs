//! The cases where formats of firewalls differ, in one document.

/// Names and reasons that try to break out of their place, host names, a domain, ranges, IPv6, mixed
/// families, ESP, TCP and UDP on one port, an end without an address, names of 120 characters.
pub(crate) const AWKWARD: &str = r##"
portolan: 1
name: "Quote ' \" ` $(reboot) ${jndi} %{if} </script> ; # ! \\ 東京 ü"
platform: windows
internet_access: false
zones:
  - { id: core, kind: core, name: "Core \"'`$(id)" }
  - { id: dmz, kind: dmz }
  - { id: internet, kind: internet }
components:
  - { id: v4, role: custom, zone: core, addresses: [10.0.0.1], name: "a'; Remove-Item C:\\ #" }
  - { id: v6, role: custom, zone: core, addresses: ["2001:db8::1"], name: "$(touch /tmp/x) `id` ${x} %{ for }" }
  - { id: both, role: custom, zone: dmz, addresses: [192.0.2.10, "2001:db8:1::10", 192.0.2.128/25], name: "\" quit\\" }
  - { id: range, role: custom, zone: dmz, addresses: [192.0.2.20-192.0.2.29], name: "<a href=x>{{7*7}}" }
  - { id: host, role: custom, zone: internet, addresses: [Files.Example.com], name: "ÄÖÜß 東京 שלום" }
  - { id: domain, role: custom, zone: internet, addresses: ["*.digicert.com"], name: "a, b; c | d & e" }
  - { id: none-yet, role: custom, zone: core, name: "no address, 'yet'" }
  - { id: roaming, role: client-group, zone: internet, connects_to: [] }
  - { id: 1st-of-a-very-long-id-that-takes-all-the-sixty-three-letters-aa, role: custom, zone: dmz, addresses: [192.0.2.50], name: "NNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNN" }
  - { id: 1st-of-a-very-long-id-that-takes-all-the-sixty-three-letters-bb, role: custom, zone: dmz, addresses: [192.0.2.51], name: "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü" }
extra_flows:
  - { id: both-protocols, source: v4, destination: both, protocol: tcp, ports: [53, 8000, 8001, 8002], summary: "line one\nline two; \"quoted\" 'and' `run` $(id) ${HOME} %{x} \\" }
  - { id: udp-too, source: v4, destination: both, protocol: udp, ports: [53], summary: "# comment ! remark */ --> ]]>" }
  - { id: tunnel, source: v4, destination: both, protocol: esp, summary: "IPsec" }
  - { id: ike, source: v4, destination: both, protocol: udp, ports: [500, 4500], summary: "IKE" }
  - { id: six, source: v6, destination: both, protocol: tcp, ports: [443], summary: "=1+1" }
  - { id: mixed, source: v6, destination: range, protocol: tcp, ports: [22], summary: "IPv6 to IPv4: nothing can connect" }
  - { id: to-range, source: both, destination: range, protocol: tcp, ports: [22, 65535], summary: "'; DROP TABLE rules; --" }
  - { id: to-host, source: v4, destination: host, protocol: tcp, ports: [443], summary: "a host by its name" }
  - { id: to-domain, source: v4, destination: domain, protocol: tcp, ports: [80, 443], summary: "a domain" }
  - { id: unknown, source: none-yet, destination: both, protocol: tcp, ports: [1], summary: "no address yet" }
  - { id: from-anywhere, source: roaming, destination: both, protocol: tcp, ports: [17472], summary: "any address" }
  - { id: to-anywhere, source: v4, destination: internet, protocol: tcp, ports: [443], summary: "any address" }
  - { id: long-a, source: 1st-of-a-very-long-id-that-takes-all-the-sixty-three-letters-aa, destination: 1st-of-a-very-long-id-that-takes-all-the-sixty-three-letters-bb, protocol: tcp, ports: [1, 2, 3, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36], summary: "SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS" }
  - { id: long-b, source: 1st-of-a-very-long-id-that-takes-all-the-sixty-three-letters-bb, destination: 1st-of-a-very-long-id-that-takes-all-the-sixty-three-letters-aa, protocol: tcp, ports: [1], summary: "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü" }
"##;

/// Documents with ids that firewalls take for all addresses, all zones or nothing at all; each
/// component has a group.
pub(crate) fn words() -> [String; 2] {
    [("any", "all"), ("all", "any")]
        .map(|(zone, component)| WORDS.replace("ZONE", zone).replace("COMPONENT", component))
}

const WORDS: &str = r#"
portolan: 1
name: Words
platform: windows
internet_access: false
zones:
  - { id: ZONE, kind: core }
  - { id: global, kind: dmz }
components:
  - { id: COMPONENT, role: custom, zone: ZONE, addresses: [10.0.0.1, 10.0.0.2, "2001:db8::1"] }
  - { id: none, role: custom, zone: global, addresses: [10.0.2.1, 10.0.2.2] }
  - { id: any4, role: custom, zone: ZONE, addresses: [10.0.3.1, 10.0.3.2] }
  - { id: any-ipv4, role: custom, zone: ZONE, addresses: [10.0.4.1, 10.0.4.2] }
extra_flows:
  - { id: one, source: COMPONENT, destination: none, protocol: tcp, ports: [1], summary: one }
  - { id: two, source: none, destination: any4, protocol: udp, ports: [2], summary: two }
  - { id: three, source: any-ipv4, destination: COMPONENT, protocol: esp, summary: three }
"#;
