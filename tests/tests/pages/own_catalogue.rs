//! A server that was started with a team's own catalogue files, and one that lacks them.

use port_model::Catalogue;
use portolan_tests::Server;
use storage::testing::FreshDatabase;

use crate::browser::Browser;

storage::on_both_engines!(
    own_roles_and_flows_are_everywhere,
    a_server_without_the_files_says_what_it_lacks,
);

const DRAFT: &str = "
portolan: 1
name: ACME
platform: windows
components:
  - { id: ts, role: tanium-server, zone: core, addresses: [10.0.0.10] }
  - { id: jump, role: acme-jump-host, zone: core, addresses: [10.0.0.9] }
";

fn acme() -> &'static Catalogue {
    let file = include_str!("../../../docs/examples/catalogue/acme.toml");
    let catalogue = Catalogue::with_files(&[("acme.toml", file)]).expect("a sound file");
    Box::leak(Box::new(catalogue))
}

async fn own_roles_and_flows_are_everywhere(fresh: FreshDatabase) {
    let server = Server::with_catalogue(fresh, acme());
    let flows = server.post("/api/v1/flows").yaml(DRAFT).send().await.expect(200).text();
    assert!(flows.contains("\"acme-jump-to-console/jump/ts/tcp/443\""), "{flows}");
    let schema = server.get("/api/v1/schema").send().await.expect(200).text();
    assert!(schema.contains("\"acme-jump-host\""));

    let mut browser = Browser::new(&server).await;
    let made = browser.import("acme.yaml", DRAFT.as_bytes()).await.expect(303);
    let path = made.header("location").to_owned();
    let page = browser.get(&path).await.expect(200).text();
    assert!(page.contains("Jump host") && page.contains("role=acme-backup-server"), "{page}");
    browser
        .fill(
            &format!("{path}/components/new?role=acme-backup-server"),
            &format!("{path}/components?role=acme-backup-server"),
            &[("id", "backup"), ("place", "zone:core"), ("addresses", "10.0.0.8")],
        )
        .await
        .expect(303);
    let flows = browser.get(&format!("{path}/flows")).await.expect(200).text();
    assert!(flows.contains("The backup server fetches the nightly backup of the Tanium Server"));

    let ports = browser.get("/ports?q=10000").await.expect(200).text();
    assert!(ports.contains("10000 is the default port of: Backup agent (TCP)"), "{ports}");
    let own = browser.get("/ports?basis=custom").await.expect(200).text();
    assert!(own.contains("ACME firewall standard") && !own.contains("id=\"client-to-server/tcp\""));
}

async fn a_server_without_the_files_says_what_it_lacks(fresh: FreshDatabase) {
    let with = Server::with_catalogue(fresh, acme());
    let made = with.post("/api/v1/deployments").yaml(DRAFT).send().await.expect(201);
    let path = made.header("location").to_owned();
    let without = Server::local(with.fresh);
    let refused = without.get(&path).send().await.expect(503);
    assert_eq!(refused.json()["type"], "urn:portolan:error:other-catalogue");
    assert_eq!(refused.errors().len(), 1, "{}", refused.text());
    let page = path.replace("/api/v1/deployments/", "/d/");
    let page = without.get(&page).header("accept-language", "de").send().await.expect(503).text();
    assert!(page.contains("components[1].role") && page.contains("--catalogue"), "{page}");
}
