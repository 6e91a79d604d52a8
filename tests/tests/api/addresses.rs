//! Addresses from a filled request sheet.

use portolan_tests::Server;
use serde_json::json;
use storage::testing::FreshDatabase;

use crate::samples::{log, store};

storage::on_both_engines!(
    a_filled_sheet_gives_the_addresses_as_one_edit,
    what_is_wrong_with_a_sheet_is_told_by_its_cells,
);

const DRAFT: &str = "
portolan: 1
name: Two
platform: windows
components:
  - { id: ts, role: tanium-server, name: Server, zone: core, addresses: [10.0.0.1] }
  - { id: hub, role: zone-server-hub, host: ts }
  - { id: zs, role: zone-server, name: Relay, zone: dmz }
";

async fn a_filled_sheet_gives_the_addresses_as_one_edit(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let stored = store(&server, DRAFT).await;
    let sheet = server.get(&stored.sub("exports/csv")).send().await.expect(200).text();
    let filled = sheet.replace("address missing: Relay", "192.0.2.7");
    let send = async |sheet: &str| {
        server.post(&stored.sub("addresses")).body("text/csv; charset=utf-8", sheet).send().await
    };
    let answer = send(&filled).await.expect(200).json();
    assert_eq!(answer["version"], 2);
    let rows = answer["addresses"].as_array().expect("rows");
    assert_eq!(rows.len(), 1, "{answer}");
    assert_eq!(rows[0]["component"], "zs");
    assert_eq!((&rows[0]["before"], &rows[0]["after"]), (&json!([]), &json!(["192.0.2.7"])));
    assert_eq!(rows[0]["place"], "row 2, column H (Destination address)");
    let again = send(&filled).await.expect(200).json();
    assert_eq!((&again["version"], &again["addresses"]), (&json!(2), &json!([])));
    assert_eq!(log(&server, &stored).await.first().map(String::as_str), Some("batch"));
}

async fn what_is_wrong_with_a_sheet_is_told_by_its_cells(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let stored = store(&server, DRAFT).await;
    let sheet = server.get(&stored.sub("exports/csv")).send().await.expect(200).text();
    let send = |kind: &'static str, sheet: Vec<u8>| {
        server.post(&stored.sub("addresses")).body(kind, sheet).send()
    };
    let wrong = sheet.replace("address missing: Relay", "192.0.2.777");
    let told = send("text/csv", wrong.into()).await.expect(422).json();
    assert_eq!(told["type"], "urn:portolan:error:sheet");
    assert_eq!(told["errors"][0]["path"], "row 2, column H (Destination address)");
    send("application/octet-stream", b"PK\x03\x04no workbook".to_vec()).await.expect(422);
    send("text/plain", sheet.clone().into()).await.expect(415);
    let told = send("text/csv", vec![b'\n'; 17 << 20]).await.expect(413).json();
    assert!(told["detail"].as_str().is_some_and(|text| text.contains("16 MiB")), "{told}");
    let document = server.get(&stored.path).send().await.expect(200);
    assert_eq!(document.header("etag"), stored.answer.header("etag"), "nothing was changed");
}
