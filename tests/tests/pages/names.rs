//! What people are called, where several meet.

use portolan_tests::Server;
use storage::testing::FreshDatabase;

use crate::browser::Browser;

async fn a_name_stands_beside_what_its_bearer_changes(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let mut owner = Browser::new(&server).await;
    let path = owner.start_from("windows-active-active").await;
    let page = owner.get(&path).await.expect(200).text();
    assert!(page.contains(&format!("href=\"/name?back={path}\">Set your name")), "{page}");

    let form = format!("/name?back={path}");
    let kept = owner.fill(&form, "/name", &[("name", " Zoë & <Co> "), ("back", &path)]).await;
    assert_eq!(kept.expect(303).header("location"), path);
    let remove = format!("{path}/components/zs2/remove");
    owner.fill(&path, &remove, &[]).await.expect(303);
    let page = owner.get(&path).await.text();
    assert!(page.contains("You: Zoë &#38; &#60;Co&#62;"), "{page}");
    let history = owner.get(&format!("{path}/history")).await.text();
    assert!(history.contains("<td>Zoë &#38; &#60;Co&#62;</td>"), "{history}");
    assert!(history.contains("<td>in the browser</td>"), "what was before keeps its author");
    assert!(owner.get("/").await.text().contains("Zoë &#38; &#60;Co&#62;"));

    owner.fill(&form, "/name", &[("name", "")]).await.expect(303);
    assert!(owner.get(&path).await.text().contains("Set your name"));
    let german = owner.get(&format!("{path}/history?lang=de")).await.text();
    assert!(german.contains("<td>im Browser</td>") && german.contains("Zoë"), "{german}");
}

async fn a_name_stands_on_the_card_of_a_conflict(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let mut one = Browser::new(&server).await;
    let path = one.start_from("windows-active-active").await;
    let mut other = Browser::new(&server).await;
    let link = one.share(&path, "edit").await;
    other.get(&link).await.expect(303);
    one.fill("/name", "/name", &[("name", "title")]).await.expect(303);

    let form = format!("{path}/components/zs1");
    let fields = |name| [("name", name), ("place", "network:dmz-front"), ("addresses", "")];
    let seen = other.get(&form).await.text();
    one.fill(&form, &form, &fields("North")).await.expect(303);
    let told = other.fill_shown(&seen, &form, &fields("South")).await.expect(409).text();
    assert!(told.contains("Changed since by: title, "), "{told}");
}

async fn a_name_has_to_be_one(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let mut browser = Browser::new(&server).await;
    let long = "x".repeat(61);
    for (name, told) in [
        (long.as_str(), "may have 60 characters"),
        ("API", "the history uses this word"),
        ("local", "the history uses this word"),
        ("An\u{202e}na", "change the direction"),
        ("An\u{7}na", "control character"),
    ] {
        let refused = browser.fill("/name", "/name", &[("name", name)]).await.expect(422).text();
        assert!(refused.contains(told), "{name:?}: {refused}");
        assert!(refused.contains("aria-invalid"), "{refused}");
    }
    assert!(browser.get("/").await.text().contains("Set your name"));
    for back in ["//example.com", "https://example.com", "\\\\example.com", ""] {
        let fields = [("name", "Anna"), ("back", back)];
        let kept = browser.fill("/name", "/name", &fields).await.expect(303);
        assert_eq!(kept.header("location"), "/", "{back}");
    }
    let foreign = browser.post("/name", &[("csrf", "00"), ("name", "Eve")]).await.expect(403);
    assert!(foreign.text().contains("Nothing was changed"));
    assert!(browser.get("/").await.text().contains("You: Anna"));
}

async fn ones_own_server_asks_nobody_for_a_name(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let home = browser.get("/").await.text();
    assert!(!home.contains("/name"), "{home}");
    browser.get("/name").await.expect(404);
    let csrf = crate::browser::hidden(&home, "csrf");
    browser.post("/name", &[("csrf", &csrf), ("name", "Anna")]).await.expect(404);
    let path = browser.start_from("windows-single").await;
    assert!(browser.get(&format!("{path}/history")).await.text().contains("<td>you</td>"));
}

storage::on_both_engines!(
    a_name_stands_beside_what_its_bearer_changes,
    a_name_stands_on_the_card_of_a_conflict,
    a_name_has_to_be_one,
    ones_own_server_asks_nobody_for_a_name,
);
