//! Pictures to write: the reference topologies and the awkward ones of the layout.

use std::fs;
use std::path::Path;

use diagram::{Options, Scene, TitleBlock};
use picture_export::{Picture, PictureFormat, Settings, export};
use port_model::{Deployment, Flow, Format, Lang, topologies};

pub(crate) struct Drawn {
    pub(crate) name: String,
    pub(crate) deployment: Deployment,
    pub(crate) flows: Vec<Flow>,
    pub(crate) scene: Scene,
}

impl Drawn {
    pub(crate) fn of(name: &str, text: &str) -> Self {
        let deployment = Deployment::read(text, Format::Yaml).expect("a sound document");
        let flows = deployment.flows(Lang::En);
        let findings = deployment.findings();
        let title = TitleBlock { version: Some(3), date: Some("2026-01-31"), link: None };
        let options = Options {
            findings: &findings,
            title: Some(title),
            standalone: true,
            ..Options::default()
        };
        let scene = diagram::scene(&deployment, &flows, &options);
        Self { name: name.to_owned(), deployment, flows, scene }
    }

    pub(crate) fn write(&self, format: PictureFormat, settings: Settings) -> Vec<u8> {
        let Self { deployment, flows, scene, .. } = self;
        let picture = Picture { scene, deployment, flows };
        export(format, &picture, settings).expect("a file").bytes
    }

    pub(crate) fn text(&self, format: PictureFormat) -> String {
        String::from_utf8(self.write(format, Settings::default())).expect("a text")
    }
}

/// Every reference topology and every awkward one.
pub(crate) fn all() -> Vec<Drawn> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../diagram/tests/fixtures"));
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the fixtures")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|end| end == "yaml"))
        .collect();
    files.sort();
    assert!(files.len() >= 5, "{files:?}");
    let awkward = files.iter().map(|path| {
        let name = path.file_stem().expect("a name").to_string_lossy();
        Drawn::of(&name, &fs::read_to_string(path).expect("a text"))
    });
    let reference = topologies::ALL.iter().map(|known| Drawn::of(known.id, known.yaml));
    awkward.chain(reference).chain([hostile()]).collect()
}

/// Everything that means something somewhere.
pub(crate) const HOSTILE: &str = "\"]; <script>alert('x')</script> `%%` ${x} | #quot; &amp; \\n {} -- end ]]> \u{202e}xyz\u{202c} مركز 東京";

pub(crate) fn hostile() -> Drawn {
    let name = serde_json::json!(HOSTILE);
    Drawn::of(
        "hostile",
        &format!(
            "portolan: 1\nname: {name}\nplatform: windows\n\
             zones: [{{ id: core, kind: core, name: {name} }}, {{ id: click, kind: dmz, name: {name} }}]\n\
             networks: [{{ id: lan, zone: core, name: {name}, cidrs: [10.0.0.0/24] }}]\n\
             components:\n\
             - {{ id: ts, role: tanium-server, network: lan, name: {name}, addresses: [10.0.0.1] }}\n\
             - {{ id: end, role: zone-server, zone: click, name: {name} }}\n\
             - {{ id: hub, role: zone-server-hub, network: lan, name: {name} }}\n\
             - {{ id: style, role: client-group, zone: click, name: {name} }}\n"
        ),
    )
}
