//! Who may see and change what: one person's own server, a shared one, and links.

use portolan_tests::Server;
use storage::testing::FreshDatabase;

use crate::browser::Browser;

async fn a_view_link_lets_look_and_not_change(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut owner = Browser::new(&server).await;
    let path = owner.start_from("windows-active-active").await;
    let link = owner.share(&path, "view").await;

    let mut guest = Browser::unknown(&server);
    let opened = guest.get(&link).await.expect(303);
    assert_eq!(opened.header("location"), format!("{path}/view"));
    let page = guest.get(&format!("{path}/view")).await.expect(200).text();
    assert!(
        page.contains("<svg")
            && !page.contains("method=\"post\"")
            && !page.contains("/components/"),
        "{page}"
    );
    assert_eq!(guest.get(&path).await.expect(303).header("location"), format!("{path}/view"));
    for page in [
        "/flows",
        "/exports",
        "/exports/xlsx",
        "/history",
        "/compare",
        "/versions/1",
        "/diagram.svg",
        "/diagram.pdf",
        "/document.yaml",
    ] {
        guest.get(&format!("{path}{page}")).await.expect(200);
    }
    for page in [
        "/settings",
        "/sharing",
        "/components/ts1",
        "/components/new?role=console",
        "/networks/new",
    ] {
        guest.get(&format!("{path}{page}")).await.expect(403);
    }
    let csrf = crate::browser::hidden(&guest.get("/").await.text(), "csrf");
    let fields = [("csrf", csrf.as_str()), ("base", "1")];
    for action in [
        "components/zs1/remove",
        "undo",
        "delete",
        "links",
        "settings",
        "networks",
        "components/zs1",
    ] {
        guest.post(&format!("{path}/{action}"), &fields).await.expect(403);
    }
    let other = owner.start_from("windows-single").await;
    guest.get(&other).await.expect(404);

    let sharing = owner.get(&format!("{path}/sharing")).await.text();
    let (_, rest) = sharing
        .split_once("/revoke\"")
        .map(|(before, after)| (after, before))
        .expect("a link to revoke");
    let action = format!("{}/revoke", rest.rsplit('"').next().expect("its path"));
    owner.fill_shown(&sharing, &action, &[]).await.expect(303);
    guest.get(&format!("{path}/view")).await.expect(404);
    guest.get(&link).await.expect(404);
    guest.get(&other).await.expect(404);
}

async fn an_edit_link_lets_change(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let mut owner = Browser::new(&server).await;
    let path = owner.start_from("windows-active-active").await;
    let link = owner.share(&path, "edit").await;
    let mut guest = Browser::unknown(&server);
    assert_eq!(guest.get(&link).await.expect(303).header("location"), path);
    guest.fill(&path, &format!("{path}/components/zs2/remove"), &[]).await.expect(303);
    assert!(!owner.get(&path).await.text().contains("id=\"row-zs2\""));
    let mine = owner.get(&path).await.text();
    assert!(!mine.contains("Undo: "), "each undoes their own");
    assert!(guest.get("/").await.text().contains(&path), "opened by link, listed at home");
    let settings = guest.get(&format!("{path}/settings")).await.expect(200).text();
    assert!(!settings.contains("/delete") && !settings.contains("/sharing"));
    guest.get(&format!("{path}/sharing")).await.expect(403);
    let csrf = crate::browser::hidden(&settings, "csrf");
    for action in ["delete", "links"] {
        let refused =
            guest.post(&format!("{path}/{action}"), &[("csrf", &csrf), ("base", "2")]).await;
        assert!(refused.expect(403).text().contains("only whoever made it"));
    }
    let by_api = path.replace("/d/", "/api/v1/deployments/");
    guest.delete(&by_api).await.expect(403);
    guest.get(&format!("{by_api}/links")).await.expect(403);
    owner.get(&link).await.expect(303);
    assert_eq!(
        owner.get("/").await.text().matches("<tr id=\"deployment-").count(),
        1,
        "not listed twice"
    );
}

async fn a_shared_server_shows_each_browser_its_own(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let mut one = Browser::new(&server).await;
    let mut other = Browser::new(&server).await;
    let path = one.start_from("windows-single").await;
    assert!(one.get("/").await.text().contains(&path));
    assert!(!other.get("/").await.text().contains(&path));
    for page in ["", "/view", "/flows", "/exports/xlsx", "/settings", "/sharing", "/diagram.svg"] {
        other.get(&format!("{path}{page}")).await.expect(404);
    }
    one.fill(&format!("{path}/settings"), &format!("{path}/delete"), &[]).await.expect(303);
    let csrf = crate::browser::hidden(&other.get("/").await.text(), "csrf");
    other.post(&format!("{path}/restore"), &[("csrf", &csrf)]).await.expect(404);
}

async fn a_form_of_another_site_is_refused(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("windows-single").await;
    let action = format!("{path}/components/ts/remove");
    for csrf in ["", "00", &"0".repeat(128), "x"] {
        let refused =
            browser.post(&action, &[("csrf", csrf), ("base", "1")]).await.expect(403).text();
        assert!(refused.contains("Nothing was changed"));
    }
    let mut other = Browser::new(&server).await;
    let theirs = crate::browser::hidden(&other.get("/").await.text(), "csrf");
    browser.post(&action, &[("csrf", &theirs), ("base", "1")]).await.expect(403);
    browser.get(&path).await.expect(200);
}

async fn only_names_of_this_machine_reach_ones_own_server(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let refused = server.get("/").host("portolan.example.com").send().await.expect(421).text();
    assert!(refused.contains("--access links"));
    server.get("/").host("127.0.0.1:8080").send().await.expect(200);
}

async fn a_shared_server_answers_to_any_name(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    server.get("/").host("portolan.example.com").send().await.expect(200);
}

async fn links_expire(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let mut owner = Browser::new(&server).await;
    let path = owner.start_from("windows-single").await;
    let (page, action) = (format!("{path}/sharing"), format!("{path}/links"));
    let refused = owner
        .fill(&page, &action, &[("right", "view"), ("days", "-1"), ("label", "Kept")])
        .await
        .expect(422);
    assert!(
        refused.text().contains("id=\"days-error\">use a whole number")
            && refused.text().contains("value=\"Kept\"")
    );
    let made =
        owner.fill(&page, &action, &[("right", "view"), ("days", "2")]).await.expect(200).text();
    let (_, link) = made.split_once("value=\"http://localhost:8080").expect("the link");
    let link = link.split('"').next().expect("its end").to_owned();
    let mut guest = Browser::unknown(&server);
    guest.get(&link).await.expect(303);
    guest.get(&format!("{path}/view")).await.expect(200);
    server.wait(2 * 24 * 60 * 60 + 1);
    guest.get(&format!("{path}/view")).await.expect(404);
    guest.get(&link).await.expect(404);
}

storage::on_both_engines!(
    a_view_link_lets_look_and_not_change,
    an_edit_link_lets_change,
    a_shared_server_shows_each_browser_its_own,
    a_form_of_another_site_is_refused,
    only_names_of_this_machine_reach_ones_own_server,
    a_shared_server_answers_to_any_name,
    links_expire,
);
