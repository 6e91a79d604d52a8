//! Exports of a stored deployment: which flows, since when, all at once, and what is said about them.

use portolan_tests::Server;
use rule_export::ExportFormat;
use serde_json::{Value, json};
use storage::testing::FreshDatabase;

use crate::samples::{Stored, store};

storage::on_both_engines!(
    one_firewall_and_one_machine_have_files_of_their_own,
    a_change_request_says_what_became_of_each_rule,
    an_archive_holds_everything,
    reports_say_what_a_file_leaves_out,
    reports_say_what_a_file_calls_differently,
    a_tag_stands_for_what_a_file_is_made_of,
);

const TWO: &str = "
portolan: 1
name: Two
platform: windows
components:
  - { id: ts, role: tanium-server, name: Server, zone: core, addresses: [10.0.0.1] }
  - { id: hub, role: zone-server-hub, host: ts }
  - { id: zs, role: zone-server, name: Relay, zone: dmz, addresses: [192.0.2.1] }
  - { id: lan, role: client-group, name: Staff, zone: core }
";

async fn text(server: &Server, stored: &Stored, path: &str) -> String {
    server.get(&stored.sub(path)).send().await.expect(200).text()
}

async fn one_firewall_and_one_machine_have_files_of_their_own(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let stored = store(&server, TWO).await;
    let wall = text(&server, &stored, "exports/csv?filter=wall:core:dmz").await;
    assert!(wall.contains("Relay") && !wall.contains("Staff"), "{wall}");
    let host = text(&server, &stored, "exports/nftables?filter=host:zs").await;
    assert!(host.contains("chain input") && !host.contains("chain forward"), "{host}");
    for wrong in ["wall:core:moon", "host:moon", "wall:core", "moon"] {
        let path = stored.sub(&format!("exports/csv?filter={wrong}"));
        let refused = server.get(&path).send().await.expect(400).text();
        assert!(refused.contains("moon") || refused.contains("wall:core"), "{refused}");
    }
}

async fn a_change_request_says_what_became_of_each_rule(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let stored = store(&server, TWO).await;
    let edit = json!({
        "op": "edit-component",
        "component": {
            "id": "zs", "role": "zone-server", "name": "Relay", "zone": "dmz",
            "addresses": ["192.0.2.2"],
        },
    });
    server
        .post(&stored.sub("commands"))
        .json(json!({ "base": 1, "command": edit }))
        .send()
        .await
        .expect(200);
    let csv = text(&server, &stored, "exports/csv?since=1").await;
    let row = csv.lines().find(|line| line.starts_with("hub_zs,")).expect("the hub's rule");
    assert!(row.starts_with("hub_zs,modify,") && row.contains("192.0.2.2"), "{csv}");
    assert!(csv.contains(",keep,"), "{csv}");
    let older = text(&server, &stored, "exports/csv?version=1").await;
    assert!(older.contains("192.0.2.1") && !older.contains("192.0.2.2"), "{older}");
    let named = server.get(&stored.sub("exports/xlsx?since=1")).send().await.expect(200);
    assert!(named.header("content-disposition").contains("two-changes-v1-v2.xlsx"));
    for (path, status) in [
        ("exports/csv?since=9", 404),
        ("exports/csv?since=x", 400),
        ("exports/csv?version=0", 400),
        ("exports/csv?version=1&since=2", 400),
        ("exports/terraform-aws?since=1", 400),
    ] {
        server.get(&stored.sub(path)).send().await.expect(status);
    }
    server.post("/api/v1/exports/csv?since=1").yaml(TWO).send().await.expect(400);
}

async fn an_archive_holds_everything(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let stored = store(&server, TWO).await;
    let archive = server.get(&stored.sub("exports/zip")).send().await.expect(200);
    assert_eq!(archive.header("content-type"), "application/zip");
    assert!(archive.header("content-disposition").contains("two-rules-v1.zip"));
    let names = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let all = names(&archive.body);
    for path in
        ["manifest.json", "whole/xlsx.xlsx", "walls/core_dmz/panos.set", "hosts/zs/nftables.nft"]
    {
        assert!(all.contains(path), "{path}");
    }
    let some = server.get(&stored.sub("exports/zip?formats=csv,panos")).send().await.expect(200);
    let some = names(&some.body);
    assert!(some.contains("whole/csv.csv") && !some.contains("whole/xlsx.xlsx"));
    server.get(&stored.sub("exports/zip?formats=csv,docx")).send().await.expect(400);
}

async fn reports_say_what_a_file_leaves_out(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let stored = store(&server, TWO).await;
    for format in ExportFormat::ALL {
        let path = format!("exports/{}/report", format.word());
        let report: Value =
            serde_json::from_str(&text(&server, &stored, &path).await).expect("JSON");
        assert_eq!(report["without_address"], json!([{ "component": "lan", "name": "Staff" }]));
        assert!(report["rules"].as_u64().is_some_and(|rules| rules > 0));
    }
    let path = "exports/terraform-aws/report";
    let report: Value = serde_json::from_str(&text(&server, &stored, path).await).expect("JSON");
    let because: Vec<&str> = report["remarks"]
        .as_array()
        .expect("remarks")
        .iter()
        .filter_map(|remark| remark["because"].as_str())
        .collect();
    assert!(because.contains(&"host-name"), "{report}");
    server.get(&stored.sub("exports/docx/report")).send().await.expect(404);
}

async fn reports_say_what_a_file_calls_differently(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let (zone, id) = ("z".repeat(63), "c".repeat(63));
    let long = TWO
        .replace("zone: dmz", &format!("zone: {zone}"))
        .replace("id: zs,", &format!("id: {id},"))
        .replace(
            "components:",
            &format!(
                "zones: [{{ id: core, kind: core }}, {{ id: {zone}, kind: dmz }}]\ncomponents:"
            ),
        );
    let stored = store(&server, &long).await;
    let report: Value =
        serde_json::from_str(&text(&server, &stored, "exports/panos/report").await).expect("JSON");
    let remarks = report["remarks"].as_array().expect("remarks");
    for (kind, key) in [("object-renamed", "object"), ("zone-renamed", "zone")] {
        let of_kind = remarks.iter().find(|remark| remark["kind"] == kind);
        let remark = of_kind.unwrap_or_else(|| panic!("no {kind}: {report}"));
        assert!(remark[key].is_string() && remark["name"].is_string(), "{remark}");
    }
}

async fn a_tag_stands_for_what_a_file_is_made_of(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let stored = store(&server, TWO).await;
    let tag = async |path: &str| {
        let answer = server.get(&stored.sub(path)).send().await.expect(200);
        answer.header("etag").to_owned()
    };
    let mut tags = Vec::new();
    for path in [
        "exports/csv",
        "exports/csv?grouping=flow",
        "exports/csv?filter=crossing",
        "exports/csv?lang=de",
        "exports/json",
        "exports/zip",
        "exports/zip?formats=csv",
    ] {
        let first = tag(path).await;
        assert_eq!(first, tag(path).await, "{path}");
        let known = server.get(&stored.sub(path)).header("if-none-match", &first);
        known.send().await.expect(304);
        assert!(!tags.contains(&first), "{path}");
        tags.push(first);
    }
}
