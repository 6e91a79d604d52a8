//! How long a picture takes: `cargo bench -p diagram`. `docs/PICTURE.md` has the figures.

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{BenchmarkId, Criterion};
use diagram::{Expand, Options, scene};
use port_model::{Deployment, Flow, Format, Lang};

/// A large estate: two clustered Tanium Servers and what goes with them, client groups, and other systems that
/// talk to each other without any pattern, which is the hardest to draw.
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
            ("custom", "internet"),
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

/// A deployment of a size with so many flows, or as many as its components have anyway.
fn deployment(components: usize, flows: usize) -> Option<(Deployment, Vec<Flow>)> {
    let read = |extra| {
        let deployment = Deployment::read(&document(components, extra), Format::Yaml).ok()?;
        let flows = deployment.flows(Lang::En);
        Some((deployment, flows))
    };
    let own = read(0)?.1.len();
    read(flows.saturating_sub(own))
}

fn pictures(criterion: &mut Criterion) {
    // Everything as single cards, so that it is the layout that is measured; at the end what somebody gets who asks for
    // nothing.
    let sizes = [
        (60, 120, Expand::Everything),
        (200, 600, Expand::Everything),
        (1_000, 3_000, Expand::Everything),
        (5_000, 5_000, Expand::Nothing),
    ];
    for (components, flows, expand) in sizes {
        let Some((deployment, flows)) = deployment(components, flows) else { continue };
        let options = Options { expand, ..Options::default() };
        let size = format!("{}/{}", deployment.components().len(), flows.len());
        let drawn = scene(&deployment, &flows, &options);
        let mut group = criterion.benchmark_group("picture");
        group.sample_size(20);
        group.bench_function(BenchmarkId::new("layout", &size), |bencher| {
            bencher.iter(|| scene(black_box(&deployment), black_box(&flows), &options));
        });
        group.bench_function(BenchmarkId::new("svg", &size), |bencher| {
            bencher.iter(|| black_box(&drawn).to_svg());
        });
        group.bench_function(BenchmarkId::new("both", &size), |bencher| {
            bencher.iter(|| scene(black_box(&deployment), black_box(&flows), &options).to_svg());
        });
        group.finish();
    }
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    pictures(&mut criterion);
    criterion.final_summary();
}
