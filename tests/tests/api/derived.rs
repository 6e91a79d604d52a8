//! What follows from a deployment is the same stored, sent along and on the command line.

use port_model::{Lang, topologies};
use portolan_tests::Server;
use rule_export::{ExportFormat, Exported, Filter, Grouping, KnownFinding};
use serde_json::json;
use storage::testing::FreshDatabase;

use crate::samples::{LAB, names, store};

storage::on_both_engines!(
    flows_and_findings_are_those_of_the_model,
    exports_take_their_options,
    pictures_come_in_either_language,
    pictures_come_in_every_format,
    views_and_filters_narrow_pictures_and_flows,
    what_is_only_asked_about_is_not_kept,
);

async fn flows_and_findings_are_those_of_the_model(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    for topology in &topologies::ALL {
        let deployment = topology.deployment();
        let stored = store(&server, topology.yaml).await;
        for lang in Lang::ALL {
            let flows = json!(deployment.flows(*lang));
            let finding = |finding: &port_model::Finding| {
                let mut row = json!(finding.row(*lang));
                row["acknowledged"] = json!(null);
                row
            };
            let findings = deployment.findings().iter().map(finding).collect();
            for (part, expected) in [("flows", flows), ("findings", findings)] {
                let kept = server
                    .get(&stored.sub(&format!("{part}?lang={lang}")))
                    .send()
                    .await
                    .expect(200);
                assert_eq!(kept.json(), expected, "{} {part}", topology.id);
                let sent = server
                    .post(&format!("/api/v1/{part}?lang={lang}"))
                    .yaml(topology.yaml)
                    .send()
                    .await;
                assert_eq!(sent.expect(200).body, kept.body, "{} {part}", topology.id);
            }
        }
    }
}

async fn exports_take_their_options(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let topology = &topologies::ALL[1];
    let deployment = topology.deployment();
    let findings = deployment.findings();
    let stored = store(&server, topology.yaml).await;
    for format in ExportFormat::ALL {
        let path = format!("exports/{}?grouping=compact&filter=crossing&lang=de", format.word());
        let request = rule_export::Request {
            deployment: &deployment,
            flows: &deployment.flows(Lang::De),
            findings: &KnownFinding::open(&findings),
            version: None,
            date: "2026-03-01",
            link: None,
            lang: Lang::De,
            grouping: Grouping::Compact,
            filter: Filter { crossing_only: true, ..Filter::default() },
            device_group: None,
            before: None,
        };
        let Exported { bytes, file_name, .. } =
            rule_export::export(*format, &request).expect("a file");
        let sent =
            server.post(&format!("/api/v1/{path}")).yaml(topology.yaml).send().await.expect(200);
        assert_eq!(sent.body, bytes, "{}", format.word());
        assert_eq!(
            sent.header("content-disposition"),
            format!("attachment; filename=\"{file_name}\"")
        );
        let kept = server.get(&stored.sub(&path)).send().await.expect(200);
        assert_eq!(kept.header("content-type"), format.media_type());
        assert!(kept.header("content-disposition").contains("-v1."));
        let known = server.get(&stored.sub(&path)).header("if-none-match", kept.header("etag"));
        known.send().await.expect(304);
    }
    let path = "exports/panos?device_group=Data+centre+1";
    let sent = server.post(&format!("/api/v1/{path}")).yaml(topology.yaml).send().await.expect(200);
    let kept = server.get(&stored.sub(path)).send().await.expect(200);
    for file in [sent.text(), kept.text()] {
        assert!(file.starts_with("set device-group \"Data centre 1\" tag"));
    }
    let exports = format!(
        "{}/exports?device_group=Data+centre+1",
        stored.path.replace("/api/v1/deployments", "/d")
    );
    let page = server.get(&exports).send().await.expect(200);
    assert!(page.text().contains(
        "exports/panos?grouping=pair&#38;filter=all&#38;lang=en&#38;device_group=Data+centre+1"
    ));
    let field = server.get(&format!("{exports}&format=panos")).send().await.expect(200).text();
    assert!(field.contains("name=\"device_group\" value=\"Data centre 1\""), "{field}");
    assert!(field.contains("set device-group &#34;Data centre 1&#34; tag"), "{field}");
    let wrong = format!("{exports}%22&lang=de");
    let wrong = server.get(&wrong).header("accept-language", "de").send().await.expect(400).text();
    assert!(wrong.contains("device_group: Buchstaben ohne Umlaute"), "{wrong}");
    for (wrong, status) in [
        ("exports/pdf", 404),
        ("exports/csv?grouping=none", 400),
        ("exports/csv?filter=none", 400),
        ("exports/panos?device_group=a%22%20shared", 400),
    ] {
        server.get(&stored.sub(wrong)).send().await.expect(status);
        server.post(&format!("/api/v1/{wrong}")).yaml(LAB).send().await.expect(status);
    }
}

async fn pictures_come_in_either_language(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let stored = store(&server, LAB).await;
    for lang in ["en", "de"] {
        let kept =
            server.get(&stored.sub(&format!("diagram.svg?lang={lang}"))).send().await.expect(200);
        assert_eq!(kept.header("content-type"), "image/svg+xml");
        assert!(kept.header("content-security-policy").contains("sandbox"));
        assert!(kept.text().starts_with("<?xml") && kept.text().contains("id=\"b-lab--ts\""));
        let sent = server
            .post(&format!("/api/v1/diagram.svg?lang={lang}"))
            .yaml(LAB)
            .send()
            .await
            .expect(200);
        assert!(sent.text().contains("id=\"b-lab--ts\""));
        let carried = server.post("/api/v1/flows").body("image/svg+xml", sent.body.clone());
        let flows = server.post("/api/v1/flows").yaml(LAB).send().await.expect(200);
        assert_eq!(carried.send().await.expect(200).body, flows.body);
        assert_ne!(sent.text(), kept.text(), "only what is kept has a version");
    }
    let german =
        server.post("/api/v1/findings").header("accept-language", "de").yaml(LAB).send().await;
    let english = server.post("/api/v1/findings").yaml(LAB).send().await;
    assert_ne!(german.expect(200).text(), english.expect(200).text());
}

async fn pictures_come_in_every_format(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let stored = store(&server, LAB).await;
    for (format, kind, start) in [
        ("svg", "image/svg+xml", "<?xml"),
        ("png", "image/png", "\u{fffd}PNG"),
        ("pdf", "application/pdf", "%PDF-"),
        ("drawio", "application/vnd.jgraph.mxfile", "<?xml"),
        ("mmd", "text/vnd.mermaid; charset=utf-8", "---\n"),
        ("d2", "text/vnd.d2; charset=utf-8", "direction: right"),
    ] {
        let kept = stored.sub(&format!("diagram.{format}"));
        let kept = server.get(&kept).send().await.expect(200);
        assert_eq!(kept.header("content-type"), kind);
        assert!(String::from_utf8_lossy(&kept.body).starts_with(start), "{format}");
        let name = kept.header("content-disposition");
        assert!(name.ends_with(&format!("; filename=\"lab.{format}\"")), "{name}");
        let tag = kept.header("etag").to_owned();
        let known = server.get(&stored.sub(&format!("diagram.{format}")));
        known.header("if-none-match", &tag).send().await.expect(304);
        let sent = server.post(&format!("/api/v1/diagram.{format}")).yaml(LAB).send().await;
        assert_eq!(sent.expect(200).header("content-type"), kind);
    }
    let sized = |query: &str| server.post(&format!("/api/v1/diagram.{query}")).yaml(LAB);
    let small = sized("png?scale=1").send().await.expect(200).body;
    let large = sized("png?scale=4").send().await.expect(200).body;
    let width = |png: &[u8]| u32::from_be_bytes(png[16..20].try_into().expect("four bytes"));
    assert_eq!(width(&large), 4 * width(&small));
    let letter = sized("pdf?paper=letter&layout=tile").send().await.expect(200).body;
    assert!(String::from_utf8_lossy(&letter).contains("/MediaBox [0 0 792 612]"));
    for wrong in ["png?scale=5", "png?scale=0", "pdf?paper=a5", "pdf?layout=all"] {
        sized(wrong).send().await.expect(400);
    }
}

async fn what_is_only_asked_about_is_not_kept(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    for path in ["flows", "findings", "diagram.svg", "exports/csv"] {
        let answer = server.post(&format!("/api/v1/{path}")).yaml(LAB).send().await.expect(200);
        assert!(!answer.body.is_empty(), "{path}");
    }
    assert!(names(&server).await.is_empty());
}

async fn views_and_filters_narrow_pictures_and_flows(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let topology = &topologies::ALL[0];
    let stored = store(&server, topology.yaml).await;
    let query = "view=component:ts1&protocol=tcp&zone=dmz,internet&requirement=required";
    for part in ["flows", "diagram.svg"] {
        let kept = server.get(&stored.sub(&format!("{part}?{query}"))).send().await.expect(200);
        let sent = server.post(&format!("/api/v1/{part}?{query}")).yaml(topology.yaml).send().await;
        let sent = sent.expect(200);
        if part == "flows" {
            assert_eq!(sent.body, kept.body);
            let rows = kept.json();
            let ids: Vec<&str> = rows
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|row| row["id"].as_str())
                .collect();
            let expected = [
                "server-to-internet-http/ts1/internet/tcp/80",
                "server-to-internet-https/ts1/internet/tcp/443",
            ];
            assert_eq!(ids, expected);
        } else {
            assert!(kept.text().contains("b-ts1--internet") && !kept.text().contains("b-ts1--ms"));
            assert!(sent.text().contains("b-ts1--internet") && !sent.text().contains("b-ts1--ms"));
        }
        let wrong =
            server.get(&stored.sub(&format!("{part}?zone=lab&role=x&findings=1"))).send().await;
        assert_eq!(
            wrong.expect(400).errors(),
            ["findings: ‘1’ is not known here. Known: only"]
                .map(|text| format!("findings: {text}"))
        );
        let wrong = server.get(&stored.sub(&format!("{part}?zone=lab&module=x"))).send().await;
        let wrong = wrong.expect(400).errors();
        assert_eq!(wrong.len(), 2, "{wrong:?}");
        assert!(wrong[0].contains("Known: core, dmz, internet"), "{wrong:?}");
    }
}
