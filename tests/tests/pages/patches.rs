//! What a script gets instead of a page: what changed on the one that it shows.

use portolan_tests::{Answer, Server};
use serde_json::Value;
use storage::testing::FreshDatabase;

use crate::browser::{Browser, hidden};

/// Posts a form of the designer as a script does, and gives the patch.
async fn patched(
    browser: &mut Browser<'_>,
    path: &str,
    action: &str,
    fields: &[(&str, &str)],
) -> Value {
    let page = browser.get(path).await.expect(200).text();
    ask(browser, path, &page, action, fields).await.expect(200).json()
}

/// The same from a page that is at hand.
async fn ask(
    browser: &mut Browser<'_>,
    path: &str,
    page: &str,
    action: &str,
    fields: &[(&str, &str)],
) -> Answer {
    let (csrf, have) = (hidden(page, "csrf"), hidden(page, "base"));
    let mut all = vec![("csrf", csrf.as_str()), ("base", have.as_str())];
    all.extend(fields);
    let headers = [("x-portolan-have", have.as_str()), ("x-portolan-page", path)];
    browser.post_with(&format!("{path}/{action}"), &all, &headers).await
}

fn regions(changes: &Value) -> Vec<&str> {
    let regions = changes["regions"].as_array().expect("regions");
    regions.iter().map(|region| region[0].as_str().expect("a name")).collect()
}

async fn a_rename_changes_little(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("windows-active-active").await;
    let changes = patched(&mut browser, &path, "names/zs1", &[("name", "North")]).await;
    assert_eq!(changes["version"], 2);
    assert_eq!(changes["said"], "Done: rename Zone Server 1 to North. No flow changed.");
    let names = regions(&changes);
    let toolbar = changes["regions"].to_string();
    assert!(toolbar.contains("Undo: rename Zone Server 1 to North"), "{toolbar}");
    let rows = names.iter().filter(|name| name.starts_with("row-")).collect::<Vec<_>>();
    assert_eq!(rows, [&"row-zs1"], "of the table only the row that changed");
    assert!(names.iter().any(|name| name.starts_with("flow-client-to-zone-server/")), "{names:?}");
    assert!(!names.contains(&"components") && !names.contains(&"flows"), "{names:?}");
    assert!(changes["picture"].to_string().contains("North"), "{}", changes["picture"]);
}

async fn several_are_moved_copied_and_removed_at_once(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("windows-active-active").await;
    let both = [("ids", "zs1"), ("ids", "zs2")];
    let with = |more: &[(&'static str, &'static str)]| [&both[..], more].concat();
    let moved = patched(&mut browser, &path, "moves", &with(&[("place", "zone:dmz")])).await;
    assert_eq!(moved["version"], 2);
    assert_eq!(
        moved["said"].as_str().map(|said| said.contains("and one more change")),
        Some(true),
        "{}",
        moved["said"]
    );
    // They are there already, so that nothing is done and no version made.
    let again = patched(&mut browser, &path, "moves", &with(&[("place", "zone:dmz")])).await;
    assert_eq!(again["version"], 2);
    let copied = patched(&mut browser, &path, "copies", &both).await;
    assert_eq!(copied["version"], 3);
    let page = browser.get(&path).await.text();
    assert!(page.contains("Zone Server 3") && page.contains("Zone Server 4"), "{page}");
    let removed =
        patched(&mut browser, &path, "removals", &[("ids", "zs-2"), ("ids", "zs-3")]).await;
    assert_eq!(removed["version"], 4);
    assert!(!browser.get(&path).await.text().contains("row-zs-"));
    let undone = patched(&mut browser, &path, "undo", &[]).await;
    assert_eq!(undone["version"], 5);
    let back = browser.get(&path).await.text();
    assert!(back.contains("row-zs-2") && back.contains("row-zs-3"), "both come back at once");
}

async fn others_changes_are_fetched(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("windows-active-active").await;
    for name in ["North", "South"] {
        patched(&mut browser, &path, "names/zs1", &[("name", name)]).await;
    }
    let fetch = |have: i64| format!("{path}/patch?have={have}&page={path}");
    let changes = browser.get(&fetch(1)).await.expect(200).json();
    assert_eq!(changes["version"], 3);
    assert!(changes["picture"].to_string().contains("South"));
    let nothing = browser.get(&fetch(3)).await.expect(200).json();
    assert_eq!(nothing["picture"], Value::Null);
    // Whoever shows what can't be known gets all.
    for have in [-1, 0, 77] {
        let all = browser.get(&fetch(have)).await.expect(200).json();
        assert!(all["picture"]["whole"].is_string(), "{have}");
        assert!(regions(&all).contains(&"findings"));
    }
}

async fn a_page_that_nobody_keeps_is_made_once_more(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("windows-active-active").await;
    let page = browser.get(&path).await.text();
    ask(&mut browser, &path, &page, "names/zs1", &[("name", "North")]).await.expect(200);
    let fetch = format!("{path}/patch?have=1&page={path}");
    let kept = browser.get(&fetch).await.expect(200);
    let other = server.beside().await;
    let made = browser.at(&other).get(&fetch).await.expect(200);
    // The proof in forms looks different every time.
    let plain = |answer: &Answer| {
        let text = answer.text();
        let proof = text.split("name=\\\"csrf\\\" value=\\\"").nth(1);
        let proof = proof.and_then(|rest| rest.get(..128)).expect("a form");
        text.replace(proof, "")
    };
    assert_eq!(plain(&kept), plain(&made));
    let names = kept.json();
    let names = regions(&names);
    assert!(names.contains(&"row-zs1") && !names.contains(&"about"), "{names:?}");
}

async fn places_are_judged_with_reasons(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("windows-active-active").await;
    let judged = browser.get(&format!("{path}/places?role=zone-server")).await.expect(200).json();
    let grade = |place: &str| {
        let found = judged.as_array().expect("a list").iter().find(|one| one["place"] == place);
        found.unwrap_or_else(|| panic!("{place}: {judged}"))["grade"].clone()
    };
    assert_eq!((grade("zone:dmz"), grade("zone:core")), ("allowed".into(), "warning".into()));
    let hub = browser.get(&format!("{path}/places?role=zone-server-hub")).await.expect(200).json();
    let on_server = hub.as_array().expect("a list").iter().find(|one| one["place"] == "host:ts1");
    let on_server = on_server.expect("the server's machine");
    assert_eq!(on_server["grade"], "refused");
    assert!(on_server["reasons"][0].as_str().is_some_and(|reason| reason.contains("17472")));
    for wrong in ["places", "places?role=nothing", "places?component=nobody"] {
        browser.get(&format!("{path}/{wrong}")).await.expect(404);
    }
}

async fn a_script_without_right_or_proof_gets_no_patch(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let mut owner = Browser::new(&server).await;
    let path = owner.start_from("windows-active-active").await;
    let page = owner.get(&path).await.text();
    let mut stranger = Browser::new(&server).await;
    stranger.get(&format!("{path}/patch?have=1&page={path}")).await.expect(404);
    ask(&mut stranger, &path, &page, "names/zs1", &[("name", "Taken")]).await.expect(403);
    let mut guest = Browser::new(&server).await;
    let link = owner.share(&path, "view").await;
    guest.get(&link).await.expect(303);
    ask(&mut guest, &path, &page, "names/zs1", &[("name", "Taken")]).await.expect(403);
    let seen = guest.get(&format!("{path}/patch?have=0&page={path}")).await.expect(200).text();
    assert!(!seen.contains("csrf"), "a guest to look gets nothing to change it with");
}

storage::on_both_engines!(
    a_rename_changes_little,
    several_are_moved_copied_and_removed_at_once,
    others_changes_are_fetched,
    a_page_that_nobody_keeps_is_made_once_more,
    places_are_judged_with_reasons,
    a_script_without_right_or_proof_gets_no_patch,
);
