//! How long a picture takes: `cargo run --release -p diagram --example speed`.

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::{Duration, Instant};

use diagram::{Options, scene};
use port_model::{Deployment, Faults, Flow, Format, Lang};

const RUNS: u32 = 9;

/// A large estate: two clustered Tanium Servers and what goes with them, branch networks with a client group each, and
/// other systems that talk to each other without any pattern, which is the hardest to draw.
fn document(components: usize, extra: usize) -> String {
    let mut text = String::from(
        "portolan: 1\nname: Speed\nplatform: windows\ncomponents:\n\
         \x20 - { id: ts1, role: tanium-server, zone: core, cluster: a }\n\
         \x20 - { id: ts2, role: tanium-server, zone: core, cluster: a }\n\
         \x20 - { id: ms, role: module-server, zone: core }\n\
         \x20 - { id: db, role: database-server, zone: core }\n\
         \x20 - { id: hub, role: zone-server-hub, host: ts1 }\n\
         \x20 - { id: zs, role: zone-server, zone: dmz }\n",
    );
    for at in 6..components {
        let (role, zone) = [
            ("client-group", "core"),
            ("custom", "core"),
            ("client-group", "internet"),
            ("custom", "dmz"),
        ][at % 4];
        let _ =
            writeln!(text, "  - {{ id: c{at}, role: {role}, zone: {zone}, name: Component {at} }}");
    }
    text.push_str("extra_flows:\n");
    for at in 0..extra {
        let (source, destination) =
            (6 + at * 7 % (components - 6), 6 + (at * 13 + 5) % (components - 6));
        let port = 8_000 + at % 5;
        let _ = writeln!(
            text,
            "  - {{ id: f{at}, source: c{source}, destination: c{destination}, protocol: tcp, ports: [{port}] }}"
        );
    }
    text
}

fn timed<T>(work: impl Fn() -> T) -> (Duration, T) {
    let mut result = work();
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            result = work();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    (times[times.len() / 2], result)
}

/// The worst that a document may ask for: no two client groups are alike, and each talks to many servers.
fn worst(groups: usize, servers: usize) -> String {
    let mut text = String::from(
        "portolan: 1\nname: Worst\nplatform: windows\ninternet_access: false\ncomponents:\n",
    );
    for at in 0..servers {
        let _ = writeln!(text, "  - {{ id: s{at}, role: tanium-server, zone: core }}");
    }
    for at in 0..groups {
        let named: Vec<String> = (0..servers)
            .filter(|server| (at * 7_919 + server * 104_729 + at * server * 31) % 97 < 40)
            .map(|server| format!("s{server}"))
            .collect();
        let last = format!("s{}", at % servers);
        let _ = writeln!(
            text,
            "  - {{ id: c{at}, role: client-group, zone: core, connects_to: [{}] }}",
            named.into_iter().filter(|id| *id != last).collect::<Vec<_>>().join(", ")
        );
    }
    text
}

fn main() -> Result<(), Faults> {
    let mut out = std::io::stdout();
    let sizes = [(60, 30), (200, 450), (290, 2_500), (1_000, 2_000), (5_000, 5_000)];
    let documents = sizes.map(|(components, extra)| document(components, extra));
    for text in documents.into_iter().chain([worst(2_000, 100)]) {
        let deployment = Deployment::read(&text, Format::Yaml)?;
        let flows: Vec<Flow> = deployment.flows(Lang::En);
        let options = Options::default();
        let (layout, scene) = timed(|| scene(&deployment, &flows, &options));
        let (drawing, svg) = timed(|| scene.to_svg());
        let _ = writeln!(
            out,
            "{} components, {} flows, {} lines: layout {layout:.1?}, drawing {drawing:.1?}, {} KB, {}x{}",
            deployment.components().len(),
            flows.len(),
            scene.lines.len(),
            svg.len() / 1_024,
            scene.width,
            scene.height,
        );
    }
    Ok(())
}
