//! The first page, the ways to start, the language, and what every answer bears.

use portolan_tests::Server;
use storage::testing::FreshDatabase;

use crate::browser::{Browser, hidden};

async fn every_page_bears_its_guards(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let page = server.get("/").send().await.expect(200);
    let policy = page.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none';") && !policy.contains("unsafe"), "{policy}");
    assert_eq!(page.header("x-content-type-options"), "nosniff");
    assert_eq!(page.header("referrer-policy"), "no-referrer");
    assert_eq!(page.header("cache-control"), "no-store");
    assert!(!page.header("x-request-id").is_empty());
    let cookie = page.header("set-cookie");
    assert!(cookie.contains("; HttpOnly; SameSite=Lax") && !cookie.contains("Secure"), "{cookie}");
    assert!(!page.text().contains("<script") && !page.text().contains(" style=\""));
    let secure = server.get("/").header("x-forwarded-proto", "https").send().await;
    assert!(secure.header("set-cookie").ends_with("; Secure"));
}

async fn styles_are_kept_for_ever_under_a_name_that_changes(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let page = server.get("/").send().await.text();
    let (_, rest) = page.split_once("href=\"/static/base-").expect("a style");
    let name = format!("/static/base-{}", rest.split('"').next().expect("its end"));
    let style = server.get(&name).send().await.expect(200);
    assert_eq!(style.header("content-type"), "text/css; charset=utf-8");
    assert!(style.header("cache-control").contains("immutable"));
    assert_eq!(style.header("set-cookie"), "", "caches may give it to anybody");
    server.get("/static/base-0000000000000000.css").send().await.expect(404);
}

async fn each_reference_topology_opens_and_has_a_picture(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    for topology in &port_model::topologies::ALL {
        let picture = browser.get(&format!("/topologies/{}.svg", topology.id)).await.expect(200);
        assert_eq!(picture.header("content-type"), "image/svg+xml");
        let path = browser.start_from(topology.id).await;
        let page = browser.get(&path).await.expect(200).text();
        assert!(page.contains("<svg") && page.contains("Saved · v1"), "{}", topology.id);
    }
    let list = browser.get("/?q=two+dmzs").await.expect(200).text();
    assert_eq!(list.matches("<tr id=\"deployment-").count(), 1);
    browser.get("/topologies/nothing.svg").await.expect(404);
}

async fn a_reference_topology_opens_in_the_language_of_who_starts(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let start = browser.get("/?lang=de").await.expect(200).text();
    assert!(
        start.contains("/topologies/air-gapped.svg?lang=de"),
        "no cache mixes up the languages"
    );
    let picture = browser.get("/topologies/air-gapped.svg?lang=de").await.expect(200).text();
    let csrf = hidden(&start, "csrf");
    let fields = [("csrf", csrf.as_str()), ("topology", "air-gapped")];
    let made = browser.post_with("/deployments", &fields, &[("accept-language", "de")]).await;
    let path = made.expect(303).header("location").to_owned();
    let page = browser.get(&path).await.expect(200).text();
    assert!(picture.contains("<title>Werk ohne Internetzugang</title>"), "{picture}");
    assert!(page.contains("Leitstand") && !page.contains("Control room"), "{page}");
    assert!(page.contains("<h1>Werk ohne Internetzugang</h1>"), "{page}");
    assert!(page.contains("<html lang=\"en\">"), "a document as any other, whoever reads it");
}

async fn an_empty_start_needs_a_name(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let refused = browser
        .fill("/", "/deployments", &[("name", " "), ("platform", "appliance")])
        .await
        .expect(422)
        .text();
    assert!(refused.contains("id=\"name-error\">must not be empty"), "{refused}");
    assert!(refused.contains("value=\"appliance\" selected"));
    let made = browser
        .fill("/", "/deployments", &[("name", "Lab"), ("platform", "appliance")])
        .await
        .expect(303);
    let page = browser.get(made.header("location")).await.expect(200).text();
    assert!(page.contains("<h1>Lab</h1>") && page.contains("no-tanium-server"));
}

async fn an_imported_file_becomes_a_deployment(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let text = include_str!("../../../crates/port-model/tests/examples/windows-active-active.yaml");
    let made = browser.import("plan.yaml", text.as_bytes()).await.expect(303);
    let path = made.header("location").to_owned();
    let again = browser.get(&format!("{path}/document.yaml")).await.expect(200).text();
    let read = |text| port_model::Deployment::read(text, port_model::Format::Yaml).expect("sound");
    assert_eq!(read(&again).document(), read(text).document());
    let picture = browser.get(&format!("{path}/diagram.svg")).await.expect(200).body;
    let reopened = browser.import("picture.svg", &picture).await.expect(303);
    let path = reopened.header("location").to_owned();
    let reopened = browser.get(&format!("{path}/document.yaml")).await.expect(200).text();
    assert_eq!(reopened, again);
}

async fn a_wrong_file_is_refused_with_all_that_is_wrong(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let wrong = "portolan: 1\nname: Lab\nplatform: windos\ncomponents:\n- { id: ts, role: tanium-server, zone: nowhere }\n";
    let page = browser.import("plan.yaml", wrong.as_bytes()).await.expect(422).text();
    assert!(page.contains("2 things are wrong with it"), "{page}");
    assert!(page.contains(
        "plan.yaml:3:11: platform: &#39;windos&#39; is none of windows, appliance, did you mean"
    ));
    assert!(page.contains("plan.yaml:5:34: components[0].zone: no zone"), "{page}");
    for (name, content) in [
        ("a.yaml", b"\xff\xfe\0".as_slice()),
        ("a.yaml", b""),
        ("a.json", b"{\"a\""),
        ("a.yaml", b"a: \0"),
    ] {
        browser.import(name, content).await.expect(422);
    }
    let bomb = b"<!DOCTYPE svg [<!ENTITY a 'aa'>]><svg>&a;</svg>".as_slice();
    for (name, content) in [("a.svg", b"<svg/>".as_slice()), ("a.svg", bomb), ("a.png", bomb)] {
        browser.import(name, content).await.expect(422);
    }
    let huge = vec![b' '; port_model::MAX_BYTES + 1];
    browser.import("huge.yaml", &huge).await.expect(422);
    let beyond = vec![b' '; port_model::MAX_PICTURE_BYTES + port_model::MAX_BYTES];
    assert!(browser.import("beyond.yaml", &beyond).await.expect(413).text().contains("Too large"));
    assert!(!browser.get("/").await.text().contains("<tr id=\"deployment-"), "nothing was stored");
}

async fn pages_speak_the_language_that_is_asked_for(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let german =
        server.get("/").header("accept-language", "de-DE,de;q=0.9").send().await.expect(200).text();
    assert!(german.contains("<html lang=\"de\">") && german.contains("Verteilungen"));
    let switch = server.get("/language/de?back=/%3Flang%3Den%26q%3Dx").send().await.expect(303);
    assert_eq!(switch.header("location"), "/?q=x");
    let cookies: Vec<&str> =
        switch.headers.get_all("set-cookie").iter().filter_map(|it| it.to_str().ok()).collect();
    assert!(
        cookies.iter().any(|cookie| cookie.starts_with("portolan_language=de; ")),
        "{cookies:?}"
    );
    let elsewhere = server.get("/language/de?back=//example.com").send().await.expect(303);
    assert_eq!(elsewhere.header("location"), "/");
    server.get("/language/xx").send().await.expect(404);
}

async fn every_link_leads_somewhere(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("appliance-active-active").await;
    let mut open = vec![path.clone(), format!("{path}/view"), "/".to_owned()];
    let mut seen = std::collections::BTreeSet::new();
    while let Some(path) = open.pop() {
        let path =
            path.split('#').next().unwrap_or_default().replace("&#38;", "&").replace("&amp;", "&");
        if path.starts_with("/language/") || !seen.insert(path.clone()) {
            continue;
        }
        let page = browser.get(&path).await.expect(200);
        if page.header("content-type").starts_with("text/html") {
            let text = page.text();
            assert_eq!(text.matches("<h1").count(), 1, "{path}");
            open.extend(
                text.split("href=\"/")
                    .skip(1)
                    .filter_map(|rest| Some(format!("/{}", rest.split('"').next()?))),
            );
        }
    }
    assert!(seen.len() > 40, "{seen:?}");
}

storage::on_both_engines!(
    every_page_bears_its_guards,
    styles_are_kept_for_ever_under_a_name_that_changes,
    each_reference_topology_opens_and_has_a_picture,
    a_reference_topology_opens_in_the_language_of_who_starts,
    an_empty_start_needs_a_name,
    an_imported_file_becomes_a_deployment,
    a_wrong_file_is_refused_with_all_that_is_wrong,
    pages_speak_the_language_that_is_asked_for,
    every_link_leads_somewhere,
);
