//! What the API says of itself, and the facts that it gives.

use port_model::{Catalogue, schema};
use portolan_tests::Server;
use serde_json::json;
use storage::testing::FreshDatabase;

storage::on_both_engines!(facts_are_those_of_the_model, what_is_described_is_served);

async fn facts_are_those_of_the_model(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let catalogue = server.get("/api/v1/catalogue").send().await.expect(200).json();
    let mut expected = json!(Catalogue::builtin());
    expected["version"] = json!(Catalogue::version());
    assert_eq!(catalogue, expected);
    let schema = server.get("/api/v1/schema").send().await.expect(200).json();
    assert_eq!(schema, schema::json_schema(Catalogue::builtin()));
}

async fn what_is_described_is_served(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let description = server.get("/api/v1/openapi.json").send().await.expect(200).json();
    assert_eq!(description["openapi"], "3.1.0");
    let paths = description["paths"].as_object().expect("paths");
    let mut calls = Vec::new();
    for (path, methods) in paths {
        for method in methods.as_object().expect("methods").keys() {
            calls.push(format!("{} {}", method.to_uppercase(), path.replace("/api/v1", "")));
        }
    }
    calls.sort_unstable();
    assert_eq!(calls, CALLS);
    for later in ["diagram.gif", "diagram.", "versions/1/names", "compare.gif"] {
        let path = format!("/api/v1/deployments/0000000000000000000000/{later}");
        server.get(&path).send().await.expect(404);
    }
}

/// The contract, by hand.
const CALLS: [&str; 46] = [
    "DELETE /deployments/{id}",
    "DELETE /deployments/{id}/findings/{finding}/acknowledgement",
    "DELETE /deployments/{id}/links/{link}",
    "DELETE /deployments/{id}/versions/{version}/name",
    "GET /catalogue",
    "GET /deployments",
    "GET /deployments/{id}",
    "GET /deployments/{id}/compare",
    "GET /deployments/{id}/compare.d2",
    "GET /deployments/{id}/compare.drawio",
    "GET /deployments/{id}/compare.mmd",
    "GET /deployments/{id}/compare.pdf",
    "GET /deployments/{id}/compare.png",
    "GET /deployments/{id}/compare.svg",
    "GET /deployments/{id}/diagram.d2",
    "GET /deployments/{id}/diagram.drawio",
    "GET /deployments/{id}/diagram.mmd",
    "GET /deployments/{id}/diagram.pdf",
    "GET /deployments/{id}/diagram.png",
    "GET /deployments/{id}/diagram.svg",
    "GET /deployments/{id}/exports/{format}",
    "GET /deployments/{id}/exports/{format}/report",
    "GET /deployments/{id}/findings",
    "GET /deployments/{id}/flows",
    "GET /deployments/{id}/links",
    "GET /deployments/{id}/versions",
    "GET /deployments/{id}/versions/{version}",
    "GET /openapi.json",
    "GET /schema",
    "POST /deployments",
    "POST /deployments/{id}/addresses",
    "POST /deployments/{id}/commands",
    "POST /deployments/{id}/links",
    "POST /deployments/{id}/versions/{version}/restorations",
    "POST /diagram.d2",
    "POST /diagram.drawio",
    "POST /diagram.mmd",
    "POST /diagram.pdf",
    "POST /diagram.png",
    "POST /diagram.svg",
    "POST /exports/{format}",
    "POST /findings",
    "POST /flows",
    "PUT /deployments/{id}",
    "PUT /deployments/{id}/findings/{finding}/acknowledgement",
    "PUT /deployments/{id}/versions/{version}/name",
];
