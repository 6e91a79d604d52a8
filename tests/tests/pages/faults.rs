//! What people see when something fails, and that nothing which they typed is lost.

use portolan_tests::Server;
use storage::testing::FreshDatabase;

use crate::browser::Browser;

async fn a_lost_database_keeps_what_was_typed(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("windows-active-active").await;
    let form = format!("{path}/components/zs1");
    let page = browser.get(&form).await.text();
    server.fresh.database.close().await;
    let typed = [
        ("name", "Zone Server \"North\""),
        ("place", "network:dmz-front"),
        ("addresses", "192.0.2.99"),
    ];
    let failed = browser.fill_shown(&page, &form, &typed).await.expect(503).text();
    assert!(failed.contains("was not saved"), "{failed}");
    assert!(failed.contains("Zone Server &#34;North&#34;") && failed.contains("192.0.2.99"));
    assert!(failed.contains(&format!("action=\"{form}\"")) && failed.contains("Try again"));
    assert!(!failed.contains("sqlx") && !failed.contains("pool"), "nothing from the inside");
    server.get("/readyz").send().await.expect(503);
    server.get("/healthz").send().await.expect(200);
}

async fn wrong_addresses_get_a_page_with_a_way_on(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    for path in [
        "/nothing",
        "/d/nothing",
        "/d/0000000000000000000000",
        "/s/0000",
        "/d/%00",
        "/static/../x",
        "/d/a/b/c/d",
    ] {
        let page = server.get(path).send().await.expect(404).text();
        assert!(page.contains("<h1>Not found</h1>") && page.contains("href=\"/\""), "{path}");
    }
    let wrong = server.request("DELETE", "/").send().await.expect(405).text();
    assert!(wrong.contains("<h1>Not possible here</h1>"));
    let german = server.get("/nothing?lang=de").send().await.expect(404).text();
    assert!(german.contains("<h1>Nicht gefunden</h1>"));
}

async fn forms_of_a_wrong_kind_or_size_are_refused(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    server.post("/deployments").body("text/plain", "name=x").send().await.expect(415);
    let kind = "application/x-www-form-urlencoded";
    server.post("/deployments").body(kind, vec![b'a'; 2 * 1024 * 1024]).send().await.expect(413);
    server.post("/deployments").body(kind, b"name=%FF%00").send().await.expect(403);
    server
        .post("/imports")
        .body("multipart/form-data; boundary=x", "nonsense")
        .send()
        .await
        .expect(400);
    server.post("/imports").body("text/plain", "x").send().await.expect(400);
}

async fn control_characters_are_refused_beside_their_field(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("windows-single").await;
    let form = format!("{path}/networks/new");
    let fields = [("name", "a\0b"), ("zone", "core")];
    let refused =
        browser.fill(&form, &format!("{path}/networks"), &fields).await.expect(422).text();
    assert!(refused.contains("id=\"name-error\">has control characters"), "{refused}");
    let settings = format!("{path}/settings");
    let long = "x".repeat(121);
    let refused = browser
        .fill(&settings, &settings, &[("name", long.as_str()), ("platform_version", "seven")])
        .await;
    let refused = refused.expect(422).text();
    assert!(refused.contains("121 characters long, 120 are the most") && refused.contains(&long));
    assert!(refused.contains("is not a platform version"));
}

storage::on_both_engines!(
    a_lost_database_keeps_what_was_typed,
    wrong_addresses_get_a_page_with_a_way_on,
    forms_of_a_wrong_kind_or_size_are_refused,
    control_characters_are_refused_beside_their_field,
);
