//! Findings on the designer: acknowledged with a reason, reported again, and on the way to a remedy.

use portolan_tests::Server;
use serde_json::Value;
use storage::testing::FreshDatabase;

use crate::browser::{Browser, hidden};

storage::on_both_engines!(
    a_finding_is_acknowledged_and_reported_again,
    a_script_gets_the_page_anew_when_a_finding_is_reported_again,
    a_reason_that_is_wrong_comes_back,
    flows_of_a_module_whose_ports_are_unknown_are_entered_from_its_finding,
);

/// The path of the first finding's own page on the designer.
fn first_finding(page: &str) -> String {
    let (_, rest) = page.split_once("/findings/").expect("a finding");
    rest.split(['"', '/']).next().expect("its key").to_owned()
}

async fn a_finding_is_acknowledged_and_reported_again(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("windows-all-in-one").await;
    let page = browser.get(&path).await.expect(200).text();
    let badges = page.matches("dg-badge-sign").count();
    assert!(page.contains(">all-in-one</span>") && badges > 0, "{page}");
    let in_rows: Vec<&str> =
        page.split("href=\"#finding-").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(!in_rows.is_empty(), "rows say what was found about their component");
    for key in in_rows {
        assert!(page.contains(&format!("<li id=\"finding-{key}\">")), "{key} leads to the finding");
    }
    let finding = format!("{path}/findings/{}", first_finding(&page));
    let done = browser.fill(&finding, &finding, &[("reason", "A <pilot>")]).await.expect(303);
    assert_eq!(done.header("location"), format!("{path}#findings"));

    let page = browser.get(&path).await.expect(200).text();
    assert!(
        page.contains("1 acknowledged finding") && page.contains("A &#60;pilot&#62;"),
        "{page}"
    );
    assert!(page.matches("dg-badge-sign").count() < badges, "the picture shows what is open");
    let form = browser.get(&finding).await.expect(200).text();
    assert!(form.contains("A &#60;pilot&#62;</textarea>"), "{form}");

    let view = browser.get(&format!("{path}/view")).await.expect(200).text();
    assert!(view.contains("1 acknowledged finding") && !view.contains("/reopen"), "{view}");

    browser.fill(&path, &format!("{finding}/reopen"), &[]).await.expect(303);
    let page = browser.get(&path).await.expect(200).text();
    assert!(!page.contains("acknowledged finding"), "{page}");
    assert_eq!(page.matches("dg-badge-sign").count(), badges);
}

async fn a_script_gets_the_page_anew_when_a_finding_is_reported_again(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("windows-all-in-one").await;
    let page = browser.get(&path).await.expect(200).text();
    let finding = format!("{path}/findings/{}", first_finding(&page));
    browser.fill(&finding, &finding, &[("reason", "A pilot")]).await.expect(303);
    let page = browser.get(&path).await.expect(200).text();
    let (csrf, have) = (hidden(&page, "csrf"), hidden(&page, "base"));
    let headers = [("x-portolan-have", have.as_str()), ("x-portolan-page", path.as_str())];
    let fields = [("csrf", csrf.as_str()), ("base", have.as_str())];
    let answer = browser.post_with(&format!("{finding}/reopen"), &fields, &headers).await;
    let told: Value = answer.expect(200).json();
    assert_eq!((&told["said"], &told["version"]), (&"Reported again".into(), &1.into()));
    let picture = told["picture"].to_string();
    assert!(picture.contains("dg-badge-sign"), "{picture}");
    let regions = told["regions"].to_string();
    assert!(regions.contains("all-in-one") && !regions.contains("A pilot"), "{regions}");
}

async fn a_reason_that_is_wrong_comes_back(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("windows-all-in-one").await;
    let page = browser.get(&path).await.expect(200).text();
    let finding = format!("{path}/findings/{}", first_finding(&page));
    let long = "x".repeat(501);
    for (reason, told) in [(" ", "must say why"), (long.as_str(), "longer than 500 characters")] {
        let refused = browser.fill(&finding, &finding, &[("reason", reason)]).await.expect(422);
        assert!(refused.text().contains(told), "{}", refused.text());
        assert!(refused.text().contains(&format!("{}</textarea>", reason.trim())));
    }
    browser.get(&format!("{path}/findings/all-in-one-0000000000000000")).await.expect(404);
    browser.post(&finding, &[("reason", "No proof")]).await.expect(403);
}

async fn flows_of_a_module_whose_ports_are_unknown_are_entered_from_its_finding(
    fresh: FreshDatabase,
) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let draft = "portolan: 1\nname: Lab\nplatform: windows\nmodules: [deploy]\ncomponents:\n\
        - { id: ms, role: module-server, zone: core, addresses: [10.0.0.2] }\n";
    let made = browser.import("lab.yaml", draft.as_bytes()).await.expect(303);
    let path = made.header("location").to_owned();
    let page = browser.get(&path).await.expect(200).text();
    let form = format!("{path}/extra-flows/new?source=ms&#38;summary=Deploy%3A%20");
    assert_eq!(page.matches(&form).count(), 1, "{page}");
    let form = browser.get(&form.replace("&#38;", "&")).await.expect(200).text();
    assert!(form.contains("<option value=\"ms\" selected>"), "{form}");
    assert!(form.contains("value=\"Deploy:"), "{form}");
}
