//! What is unusual but sound is stored and given back as it is.

use portolan_tests::Server;
use serde_json::json;
use storage::testing::FreshDatabase;

use crate::samples::{names, store};

storage::on_both_engines!(hostile_names_are_only_names, anchors_are_written_out);

async fn hostile_names_are_only_names(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    for name in [
        "<script>alert(1)</script>",
        "'; DROP TABLE deployments; --",
        "=HYPERLINK(\"http://example.com\")",
        "{{7*7}} ${7*7} %s",
        "../../etc/passwd",
        "\u{202e}drow\u{2069} 😀 e\u{301}",
        "\u{feff}x",
    ] {
        let component =
            json!({ "id": "ts", "role": "tanium-server", "zone": "core", "name": name });
        let document = json!({
            "portolan": 1, "name": name, "description": format!("{name}\n\t{name}"), "platform": "windows",
            "components": [component],
        });
        let made =
            server.post("/api/v1/deployments").json(document.clone()).send().await.expect(201);
        let path = made.header("location").to_owned();
        let read = server.get(&path).send().await.expect(200);
        assert_eq!(read.json(), document, "{name}");
        assert!(names(&server).await.contains(&name.to_owned()));
        let yaml =
            server.get(&path).header("accept", "application/yaml").send().await.expect(200).text();
        let again = store(&server, &yaml).await;
        assert_eq!(server.get(&again.path).send().await.expect(200).json(), document, "{yaml}");
        let flows = server.get(&format!("{path}/flows")).send().await.expect(200).json();
        assert_eq!(flows[0]["source"]["name"], name);
        let export = server.get(&format!("{path}/exports/csv")).send().await.expect(200);
        let file = export.header("content-disposition");
        assert!(!file.contains("..") && !file.contains('/') && !file.contains('<'), "{file}");
        let link = json!({ "label": name });
        let link = server.post(&format!("{path}/links")).json(link).send().await.expect(201).json();
        assert_eq!(link["label"], name);
    }
}

async fn anchors_are_written_out(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let yaml = "portolan: 1\nname: Anchors\nplatform: windows\ncomponents:\n\
        - { id: ts, role: tanium-server, zone: &z core, addresses: &a ['2001:db8::10', 10.0.0.1-10.0.0.9] }\n\
        - { id: ms, role: custom, zone: *z, addresses: *a }\n";
    let stored = store(&server, yaml).await;
    let components = server.get(&stored.path).send().await.expect(200).json()["components"].clone();
    assert_eq!(components[0]["addresses"], json!(["2001:db8::10", "10.0.0.1-10.0.0.9"]));
    assert_eq!(
        (&components[1]["zone"], &components[1]["addresses"]),
        (&json!("core"), &components[0]["addresses"])
    );
}
