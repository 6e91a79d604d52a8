//! Adding, editing, ordering, removing and taking back, all by plain forms.

use portolan_tests::Server;
use storage::testing::FreshDatabase;

use crate::browser::{Browser, version};

async fn a_zone_server_brings_its_flows_and_rules(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("windows-active-active").await;
    let form = format!("{path}/components/new?role=zone-server");
    let action = format!("{path}/components?role=zone-server");
    let typed =
        [("name", "Zone Server 3"), ("place", "network:dmz-front"), ("addresses", "192.0.2.13")];
    browser.fill(&form, &action, &typed).await.expect(303);
    let flows = browser.get(&format!("{path}/flows?q=zone-server-3")).await.expect(200).text();
    for flow in
        ["client-to-zone-server/roaming", "hub-to-zone-server/hub1", "hub-to-zone-server/hub2"]
    {
        assert!(flows.contains(&format!("{flow}/zone-server-3/tcp/17472")), "{flow}");
    }
    assert!(flows.contains("3 flows") && flows.contains("of 31"));
    let csv = browser
        .get(&format!("{path}/exports/csv?grouping=pair&filter=crossing"))
        .await
        .expect(200)
        .text();
    assert!(csv.contains("Zone Server 3") && csv.contains("192.0.2.13"));
    let xlsx = browser.get(&format!("{path}/exports/xlsx")).await.expect(200);
    assert!(xlsx.body.starts_with(b"PK"));
    let tag = xlsx.header("etag").to_owned();
    assert!(!tag.is_empty());
    let page = browser.get(&format!("{path}/exports?grouping=compact")).await.expect(200).text();
    assert!(page.contains("value=\"compact\" selected"));
    browser.get(&format!("{path}/exports?grouping=nonsense")).await.expect(400);
    browser.get(&format!("{path}/exports/docx")).await.expect(404);
}

async fn a_form_that_fails_comes_back_filled(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("windows-active-active").await;
    let form = format!("{path}/components/new?role=zone-server");
    let action = format!("{path}/components?role=zone-server");
    let typed = [
        ("name", "<script>alert(1)</script>"),
        ("place", "zone:dmz"),
        ("addresses", "192.0.2.256 10.0.0.1/8"),
        ("port-zone-server-hub", "70000"),
        ("id", "zs1"),
    ];
    let page = browser.fill(&form, &action, &typed).await.expect(422).text();
    assert!(page.contains("value=\"&#60;script&#62;alert(1)&#60;/script&#62;\""), "{page}");
    assert!(page.contains("192.0.2.256 10.0.0.1/8</textarea>"));
    assert!(
        page.contains("id=\"addresses-error\">&#39;192.0.2.256&#39; is not an address"),
        "{page}"
    );
    assert!(page.contains("the network is 10.0.0.0/8"));
    assert!(page.contains("id=\"port-zone-server-hub-error\">&#39;70000&#39; is not a port"));
    assert!(page.contains("value=\"zone:dmz\" selected"));
    let taken = [("name", "Twin"), ("place", "zone:dmz"), ("id", "zs1")];
    let page = browser.fill(&form, &action, &taken).await.expect(422).text();
    assert!(
        page.contains("id=\"id-error\">the id &#39;zs1&#39; is taken by components[6]"),
        "{page}"
    );
    assert_eq!(version(&browser.get(&path).await.text()), 1, "nothing was stored");
}

async fn text_of_the_architect_stays_text(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("windows-all-in-one").await;
    let names = [
        "</text><script>alert(1)</script>",
        "=cmd|'/c calc'!A0",
        "'; DROP TABLE deployments; --",
        "\u{202e}evil",
    ];
    for name in names {
        let fields = [("name", name), ("place", "zone:core"), ("addresses", "10.0.0.77")];
        let form = format!("{path}/components/new?role=custom");
        browser.fill(&form, &format!("{path}/components?role=custom"), &fields).await.expect(303);
    }
    for page in ["", "/view", "/flows", "/exports", "/history", "/diagram.svg"] {
        let text = browser.get(&format!("{path}{page}")).await.expect(200).text();
        let foreign = text.replace("<script type=\"module\" src=\"/static/", "");
        assert!(!foreign.contains("<script"), "{page}");
    }
    let csv = browser.get(&format!("{path}/exports/csv")).await.expect(200).text();
    assert!(!csv.contains(",=cmd") && !csv.contains("\"=cmd"), "{csv}");
}

async fn what_was_done_can_be_undone_and_redone(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("windows-active-active").await;
    let (remove, undo, redo) =
        (format!("{path}/components/zs2/remove"), format!("{path}/undo"), format!("{path}/redo"));
    browser.fill(&path, &remove, &[]).await.expect(303);
    let page = browser.get(&path).await.text();
    assert!(!page.contains("id=\"row-zs2\""));
    assert!(page.contains("Undo: remove "), "{page}");
    browser.fill_shown(&page, &undo, &[]).await.expect(303);
    let page = browser.get(&path).await.text();
    assert!(page.contains("id=\"row-zs2\"") && version(&page) == 3);
    browser.fill_shown(&page, &redo, &[]).await.expect(303);
    let page = browser.get(&path).await.text();
    assert!(!page.contains("id=\"row-zs2\""));
    browser.fill_shown(&page, &undo, &[]).await.expect(303);
    assert!(browser.get(&path).await.text().contains("id=\"row-zs2\""));
    let history = browser.get(&format!("{path}/history")).await.expect(200).text();
    assert!(
        history.contains("take version 2 back") && history.contains("do version 3 again"),
        "{history}"
    );
}

async fn components_change_their_order_and_machine(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("windows-active-active").await;
    let place = |page: &str, id: &str| page.find(&format!("id=\"row-{id}\"")).expect("a row");
    let order = format!("{path}/components/zs2/order");
    browser.fill(&path, &order, &[("direction", "up")]).await.expect(303);
    let page = browser.get(&path).await.text();
    assert!(place(&page, "zs2") < place(&page, "zs1"));
    browser.fill(&path, &order, &[("direction", "up")]).await.expect(303);
    assert_eq!(version(&browser.get(&path).await.text()), 2, "it is the first already");
    browser.fill(&path, &order, &[("direction", "down")]).await.expect(303);
    let page = browser.get(&path).await.text();
    assert!(place(&page, "zs1") < place(&page, "zs2"));

    let form = format!("{path}/components/ms");
    browser
        .fill(&form, &form, &[("name", "Module Server"), ("place", "host:ts1")])
        .await
        .expect(303);
    let page = browser.get(&path).await.text();
    assert!(page.contains("on the machine of Tanium Server 1") && page.contains("shared-host"));
    let kept = [
        ("name", "SQL Server"),
        ("place", "host:ts1"),
        ("addresses", "10.10.0.31"),
        ("engine", "sql-server"),
    ];
    let form = format!("{path}/components/db");
    let refused = browser.fill(&form, &form, &kept).await.expect(422).text();
    assert!(
        refused.contains("id=\"addresses-error\">that machine has addresses of its own"),
        "{refused}"
    );

    for (list, item) in [("networks", "lan-austin"), ("zones", "dmz")] {
        let heading =
            |page: &str| page.find(&format!("/{list}/{item}/order")).expect("its heading");
        let before = heading(&browser.get(&path).await.text());
        let order = format!("{path}/{list}/{item}/order");
        browser.fill(&path, &order, &[("direction", "up")]).await.expect(303);
        assert!(heading(&browser.get(&path).await.text()) < before, "{list}");
    }
}

async fn what_a_form_does_not_show_stays(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let text = "{portolan: 1, name: Lab, platform: windows, components: [\
        {id: ts, role: tanium-server, zone: core, addresses: [10.0.0.1], management_address: 10.9.0.1, ports: {ssh: 23}},\
        {id: ms, role: module-server, host: ts}, {id: db, role: database-server, host: ms}]}";
    let path =
        browser.import("lab.yaml", text.as_bytes()).await.expect(303).header("location").to_owned();
    let form = format!("{path}/components/ts");
    let fields = [("name", "Server"), ("place", "zone:core"), ("addresses", "10.0.0.1")];
    browser.fill(&form, &form, &fields).await.expect(303);
    let document = browser.get(&format!("{path}/document.yaml")).await.text();
    assert!(document.contains("10.9.0.1") && document.contains("ssh: 23"), "{document}");
    let form = browser.get(&format!("{path}/components/db")).await.text();
    assert!(form.contains("<option value=\"host:ms\" selected>"), "its place can be kept");
}

async fn the_history_names_what_was_removed(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("windows-active-active").await;
    browser.fill(&path, &format!("{path}/components/zs2/remove"), &[]).await.expect(303);
    let page = browser.get(&path).await.text();
    assert!(page.contains("Undo: remove Zone Server 2"), "{page}");
    let history = browser.get(&format!("{path}/history?lang=de")).await.text();
    assert!(history.contains("Zone Server 2 entfernen"), "{history}");
}

async fn networks_zones_own_flows_and_settings_have_forms(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("windows-active-active").await;
    let add = [
        ("zones", vec![("name", "Partner DMZ"), ("kind", "dmz")], "partner-dmz"),
        (
            "networks",
            vec![("name", "Partner LAN"), ("zone", "partner-dmz"), ("cidrs", "198.51.100.0/24")],
            "partner-lan",
        ),
        (
            "extra-flows",
            vec![
                ("source", "ms"),
                ("destination", "internet"),
                ("protocol", "tcp"),
                ("ports", "465, 587"),
                ("summary", "Mail"),
            ],
            "mail",
        ),
    ];
    for (list, fields, id) in &add {
        browser
            .fill(&format!("{path}/{list}/new"), &format!("{path}/{list}"), fields)
            .await
            .expect(303);
        let form = browser.get(&format!("{path}/{list}/{id}")).await.expect(200).text();
        let first = fields[0].1;
        assert!(form.contains(&format!("value=\"{first}\"")), "{list}: {form}");
    }
    let page = browser.get(&path).await.text();
    assert!(page.contains("Partner LAN") && page.contains("extra:mail/ms/internet/tcp/465"));
    let wrong = [("name", "X"), ("zone", "core"), ("cidrs", "10.10.0.1/24")];
    let refused = browser
        .fill(&format!("{path}/networks/new"), &format!("{path}/networks"), &wrong)
        .await
        .expect(422);
    assert!(refused.text().contains("the network is 10.10.0.0/24"));
    let in_use = browser
        .fill(&format!("{path}/zones/dmz"), &format!("{path}/zones/dmz/remove"), &[])
        .await
        .expect(409);
    assert!(in_use.text().contains("still holds networks or components"));
    let settings = format!("{path}/settings");
    let fields = [
        ("name", "Renamed"),
        ("platform", "windows"),
        ("internet_access", "no"),
        ("modules", "direct-connect"),
        ("modules", "deploy"),
        ("port-zone-server-hub", "17473"),
    ];
    browser.fill(&settings, &settings, &fields).await.expect(303);
    let page = browser.get(&path).await.text();
    assert!(page.contains("<h1>Renamed</h1>") && page.contains("module-ports-unknown"));
    assert!(page.contains("/tcp/17473") && !page.contains("server-to-internet-https"));
    for list in ["extra-flows/mail", "networks/partner-lan", "zones/partner-dmz"] {
        browser
            .fill(&format!("{path}/{list}"), &format!("{path}/{list}/remove"), &[])
            .await
            .expect(303);
        browser.get(&format!("{path}/{list}")).await.expect(404);
    }
}

async fn a_stale_form_is_refused_and_keeps_what_was_typed(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("windows-active-active").await;
    let form = format!("{path}/components/zs1");
    let first = browser.get(&form).await.text();
    let second = browser.get(&form).await.text();
    let typed =
        |name| [("name", name), ("place", "network:dmz-front"), ("addresses", "192.0.2.11")];
    browser.fill_shown(&first, &form, &typed("First")).await.expect(303);
    let refused = browser.fill_shown(&second, &form, &typed("Second")).await.expect(409).text();
    assert!(
        refused.contains("<td>First</td><td>Second</td>") && refused.contains("value=\"Second\""),
        "{refused}"
    );
    assert!(browser.get(&path).await.text().contains("First"));
    browser.fill_shown(&refused, &form, &typed("Second")).await.expect(303);
    assert!(browser.get(&path).await.text().contains("Second"), "saved again after being told");
    let late = browser.fill_shown(&first, &format!("{form}/remove"), &[]).await.expect(409).text();
    assert!(late.contains("Changed by somebody else"), "{late}");
}

async fn a_deleted_deployment_comes_back_for_thirty_days(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("windows-single").await;
    browser.fill(&format!("{path}/settings"), &format!("{path}/delete"), &[]).await.expect(303);
    browser.get(&path).await.expect(404);
    browser.fill("/", &format!("{path}/restore"), &[]).await.expect(303);
    browser.get(&path).await.expect(200);
    browser.fill(&format!("{path}/settings"), &format!("{path}/delete"), &[]).await.expect(303);
    let home = browser.get("/").await.text();
    server.wait(31 * 24 * 60 * 60);
    browser.fill_shown(&home, &format!("{path}/restore"), &[]).await.expect(404);
}

storage::on_both_engines!(
    a_zone_server_brings_its_flows_and_rules,
    a_form_that_fails_comes_back_filled,
    text_of_the_architect_stays_text,
    what_was_done_can_be_undone_and_redone,
    components_change_their_order_and_machine,
    what_a_form_does_not_show_stays,
    the_history_names_what_was_removed,
    networks_zones_own_flows_and_settings_have_forms,
    a_stale_form_is_refused_and_keeps_what_was_typed,
    a_deleted_deployment_comes_back_for_thirty_days,
);
