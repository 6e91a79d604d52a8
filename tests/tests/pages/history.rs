//! The history: versions to choose, to look at, to name and to restore.

use portolan_tests::Server;
use storage::testing::FreshDatabase;

use crate::browser::{Browser, version};

storage::on_both_engines!(
    two_versions_are_chosen_to_compare,
    an_old_version_can_be_looked_at_and_kept,
    a_version_gets_a_name_and_loses_it,
    a_version_is_restored_as_a_new_one_and_that_can_be_undone,
    restoring_overwrites_nothing_that_was_not_seen,
    who_may_only_look_is_offered_no_change,
    long_histories_are_read_page_by_page,
);

/// Starts from the vendor's figure and removes both Zone Servers, one after the other.
async fn edited(browser: &mut Browser<'_>) -> String {
    let path = browser.start_from("windows-active-active").await;
    for component in ["zs1", "zs2"] {
        let action = format!("{path}/components/{component}/remove");
        browser.fill(&path, &action, &[]).await.expect(303);
    }
    path
}

async fn two_versions_are_chosen_to_compare(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = edited(&mut browser).await;
    let page = browser.get(&format!("{path}/history")).await.expect(200).text();
    assert!(
        page.contains(&format!("<form method=\"get\" action=\"{path}/compare\" id=\"compare\">"))
    );
    let radio = |name: &str, version: i64| {
        format!("<input type=\"radio\" name=\"{name}\" value=\"{version}\" form=\"compare\"")
    };
    for version in 1..=3 {
        assert!(page.contains(&radio("from", version)) && page.contains(&radio("to", version)));
        assert!(page.contains(&format!("href=\"{path}/versions/{version}\"")));
    }
    assert!(page.contains("aria-label=\"From version 2\" checked"), "{page}");
    assert!(page.contains("aria-label=\"To version 3\" checked"), "{page}");
    assert!(page.contains(&format!("href=\"{path}/compare?from=1&#38;to=2\"")), "{page}");
    assert!(!page.contains("from=0"), "there is nothing before the first");
    let new = browser.start_from("windows-single").await;
    let page = browser.get(&format!("{new}/history")).await.expect(200).text();
    assert!(!page.contains("type=\"radio\""), "one version is not compared: {page}");
}

async fn an_old_version_can_be_looked_at_and_kept(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = edited(&mut browser).await;
    let page = browser.get(&format!("{path}/versions/2")).await.expect(200).text();
    assert!(page.contains(">Version 2</h2>") && page.contains("remove Zone Server 1"), "{page}");
    assert!(!page.contains("id=\"c-zs1\"") && page.contains("id=\"c-zs2\""), "as it was");
    assert!(page.contains(&format!("href=\"{path}/compare?from=1&#38;to=2\"")));
    assert!(page.contains(&format!("href=\"{path}/compare?from=2&#38;to=3\"")));
    assert!(page.contains("· v3"), "the head says where the deployment stands");
    let yaml = browser.get(&format!("{path}/versions/2/document.yaml")).await.expect(200);
    assert!(yaml.header("content-disposition").ends_with("-v2.yaml\""));
    assert!(yaml.text().contains("id: zs2") && !yaml.text().contains("id: zs1"));
    let svg = browser.get(&format!("{path}/versions/2/diagram.svg?lang=en")).await.expect(200);
    assert!(svg.text().contains("id=\"c-zs2\"") && svg.text().contains(">2</text>"));
    let current = browser.get(&format!("{path}/versions/3")).await.expect(200).text();
    assert!(current.contains("This is the current version.") && !current.contains("/restore\""));
    for unknown in ["0", "4"] {
        browser.get(&format!("{path}/versions/{unknown}")).await.expect(404);
        browser.get(&format!("{path}/versions/{unknown}/diagram.svg")).await.expect(404);
    }
}

async fn a_version_gets_a_name_and_loses_it(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = edited(&mut browser).await;
    let (page, action) = (format!("{path}/versions/2"), format!("{path}/versions/2/name"));
    let named = browser.fill(&page, &action, &[("name", "As <approved>")]).await.expect(303);
    assert_eq!(named.header("location"), page);
    let shown = browser.get(&page).await.expect(200).text();
    assert!(shown.contains(">Version 2: As &#60;approved&#62;</h2>"), "{shown}");
    let history = browser.get(&format!("{path}/history")).await.expect(200).text();
    assert!(history.contains("<strong>As &#60;approved&#62;</strong>"), "{history}");
    assert_eq!(version(&history), 3, "a name makes no version");
    let compare = browser.get(&format!("{path}/compare")).await.expect(200).text();
    assert!(compare.contains("2 · As &#60;approved&#62; · "), "{compare}");
    let long = "ä".repeat(121);
    let failed = browser.fill(&page, &action, &[("name", &long)]).await.expect(422).text();
    assert!(failed.contains(&long) && failed.contains("aria-invalid=\"true\""), "{failed}");
    browser.get(&action).await.expect(200);
    browser.fill(&page, &action, &[("name", " ")]).await.expect(303);
    let shown = browser.get(&page).await.expect(200).text();
    assert!(shown.contains(">Version 2</h2>"), "{shown}");
    let csrf = crate::browser::hidden(&shown, "csrf");
    let (elsewhere, fields) =
        (format!("{path}/versions/9/name"), [("csrf", csrf.as_str()), ("name", "x")]);
    browser.post(&elsewhere, &fields).await.expect(404);
    browser.post(&action, &[("csrf", "x"), ("name", "x")]).await.expect(403);
}

async fn a_version_is_restored_as_a_new_one_and_that_can_be_undone(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = edited(&mut browser).await;
    let (page, action) = (format!("{path}/versions/1"), format!("{path}/versions/1/restore"));
    let restored = browser.fill(&page, &action, &[]).await.expect(303);
    assert_eq!(restored.header("location"), path);
    let designer = browser.get(&path).await.expect(200).text();
    assert!(designer.contains("id=\"row-zs1\"") && designer.contains("id=\"row-zs2\""));
    assert!(designer.contains("Undo: restore version 1"), "{designer}");
    let german = browser.get(&format!("{path}/history?lang=de")).await.expect(200).text();
    assert!(german.contains("Version 1 wiederherstellen"), "{german}");
    browser.fill(&path, &format!("{path}/undo"), &[]).await.expect(303);
    let undone = browser.get(&path).await.expect(200).text();
    assert!(!undone.contains("id=\"row-zs1\"") && version(&undone) == 5, "{undone}");
    // What is so already makes no version.
    let (page, action) = (format!("{path}/versions/3"), format!("{path}/versions/3/restore"));
    browser.fill(&page, &action, &[]).await.expect(303);
    assert_eq!(version(&browser.get(&path).await.text()), 5);
}

async fn restoring_overwrites_nothing_that_was_not_seen(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = edited(&mut browser).await;
    let page = browser.get(&format!("{path}/versions/1")).await.expect(200).text();
    browser.fill(&path, &format!("{path}/components/db/remove"), &[]).await.expect(303);
    let met = browser.fill_shown(&page, &format!("{path}/versions/1/restore"), &[]).await;
    let met = met.expect(409).text();
    assert!(met.contains("Changed by somebody else"), "{met}");
    assert_eq!(version(&browser.get(&path).await.text()), 4);
}

async fn who_may_only_look_is_offered_no_change(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let mut owner = Browser::new(&server).await;
    let path = edited(&mut owner).await;
    let link = owner.share(&path, "view").await;
    let mut guest = Browser::unknown(&server);
    guest.get(&format!("{path}/versions/1")).await.expect(404);
    guest.get(&link).await.expect(303);
    for page in ["history", "versions/1", "versions/1/diagram.pdf", "versions/1/document.yaml"] {
        let shown = guest.get(&format!("{path}/{page}")).await.expect(200);
        assert!(!String::from_utf8_lossy(&shown.body).contains("method=\"post\""), "{page}");
    }
    let csrf = crate::browser::hidden(&guest.get("/").await.text(), "csrf");
    let fields = [("csrf", csrf.as_str()), ("base", "3"), ("name", "x")];
    for action in ["versions/1/name", "versions/1/restore"] {
        guest.post(&format!("{path}/{action}"), &fields).await.expect(403);
    }
}

async fn long_histories_are_read_page_by_page(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("windows-single").await;
    let form = browser.get(&path).await.expect(200).text();
    let csrf = crate::browser::hidden(&form, "csrf");
    let action = format!("{path}/names/ts");
    for at in 1..=210 {
        let (base, name) = (at.to_string(), format!("Server {at}"));
        let fields = [("csrf", csrf.as_str()), ("base", &base), ("name", &name)];
        browser.post(&action, &fields).await.expect(303);
    }
    let page = browser.get(&format!("{path}/history")).await.expect(200).text();
    assert!(
        page.contains("href=\"?before=12\"") && !page.contains(&format!("{path}/versions/11\""))
    );
    let older = browser.get(&format!("{path}/history?before=12")).await.expect(200).text();
    assert!(older.contains(&format!("{path}/versions/11\"")) && !older.contains("?before="));
    // It is taken back further than is read at once, and the oldest one stays chosen in its list.
    let compare = browser.get(&format!("{path}/compare?from=2&to=211")).await.expect(200).text();
    assert!(compare.contains("<del>Server 1</del> → <ins>Server 210</ins>"), "{compare}");
    assert!(compare.contains("<option value=\"2\" selected>"), "{compare}");
}
