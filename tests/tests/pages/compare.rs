//! Two versions compared: the page, its picture and its tables.

use portolan_tests::Server;
use storage::testing::FreshDatabase;

use crate::browser::Browser;

storage::on_both_engines!(
    a_page_tells_what_differs,
    any_two_versions_can_be_compared,
    what_is_not_there_is_not_compared,
    who_may_look_may_compare,
);

/// Starts from the vendor's figure, gives a Zone Server another address (version 2) and removes the other (3).
async fn edited(browser: &mut Browser<'_>) -> String {
    let path = browser.start_from("windows-active-active").await;
    let fields = [
        ("name", "Zone Server <1>"),
        ("place", "network:dmz-front"),
        ("addresses", "192.0.2.77"),
        ("connects", "all"),
    ];
    let form = format!("{path}/components/zs1");
    browser.fill(&form, &form, &fields).await.expect(303);
    browser.fill(&path, &format!("{path}/components/zs2/remove"), &[]).await.expect(303);
    path
}

/// The part of a page between an opening tag with an id and the end of its section.
fn section<'p>(page: &'p str, id: &str) -> &'p str {
    let start = page.find(&format!("aria-labelledby=\"{id}\"")).expect("the section");
    page[start..].split("</section>").next().expect("its end")
}

async fn a_page_tells_what_differs(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = edited(&mut browser).await;
    let page = browser.get(&format!("{path}/compare?from=1&to=3")).await.expect(200).text();
    assert!(page.contains("From version 1 (2026-03-01 12:00 UTC) to version 3"), "{page}");
    assert!(page.contains("dg-change-removed") && page.contains("dg-change-changed"));
    let document = section(&page, "document");
    assert!(document.contains("<del>Zone Server 1</del> → <ins>Zone Server &#60;1&#62;</ins>"));
    assert!(document.contains("→ <ins>192.0.2.77</ins>"), "{document}");
    assert!(document.contains("<span aria-hidden=\"true\">–</span> removed"), "{document}");
    let flows = section(&page, "flows");
    assert!(flows.contains("0 flows added, 3 changed, 3 removed"), "{flows}");
    assert_eq!(flows.matches("<tr class=\"differences\">").count(), 3, "{flows}");
    assert!(flows.contains("Destination, Addresses:</span> <del>192.0.2.11</del>"), "{flows}");
    let rules = section(&page, "rules");
    assert!(rules.contains("0 rules added, 3 changed, 3 removed"), "{rules}");
    assert!(
        rules.contains("Destination address:</span> <del>192.0.2.11</del> → <ins>192.0.2.77</ins>"),
        "{rules}"
    );
    let request = format!(
        "{path}/exports/nftables?since=1&#38;version=3&#38;grouping=pair&#38;filter=all&#38;lang=en"
    );
    assert!(rules.contains(&request), "{rules}");
    let sheet = browser
        .get(&request.replace("nftables", "csv").replace("&#38;", "&"))
        .await
        .expect(200)
        .text();
    assert_eq!(sheet.matches(",modify,").count(), 3, "the change request has the same: {sheet}");
    let svg = format!("{path}/compare.svg?from=1&#38;to=3");
    assert!(page.contains(&svg), "the picture's file is a click away");

    let german = browser.get(&format!("{path}/compare?from=1&to=3&lang=de")).await.expect(200);
    let german = german.text();
    assert!(german.contains("Von Version 1 (01.03.2026, 12:00 UTC) bis Version 3"), "{german}");
    assert!(german.contains("</span> entfallen") && german.contains("Adressen:"), "{german}");
}

async fn any_two_versions_can_be_compared(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = edited(&mut browser).await;
    // The version before and the current one, unless something else is asked for.
    let usual = browser.get(&format!("{path}/compare?from=&to=")).await.expect(200).text();
    assert!(usual.contains("From version 2 ") && usual.contains("to version 3 "), "{usual}");
    assert!(usual.contains("<option value=\"2\" selected>2 · edit Zone Server"), "{usual}");
    let before = browser.get(&format!("{path}/compare?to=2")).await.expect(200).text();
    assert!(before.contains("From version 1 ") && before.contains("to version 2 "), "{before}");
    assert!(section(&before, "flows").contains("0 flows added, 3 changed, 0 removed"));
    // From the newer to the older one: what is gone comes back.
    let back = browser.get(&format!("{path}/compare?from=3&to=1")).await.expect(200).text();
    assert!(section(&back, "flows").contains("3 flows added, 3 changed, 0 removed"), "{back}");
    let same = browser.get(&format!("{path}/compare?from=2&to=2")).await.expect(200).text();
    assert!(same.contains("Choose two versions that differ.") && !same.contains("<svg class=\"dg"));
    // A filter holds for picture and table, and links keep both versions.
    let query = "from=1&to=3&view=wall:dmz:core&protocol=udp";
    let filtered = browser.get(&format!("{path}/compare?{query}")).await.expect(200).text();
    assert!(section(&filtered, "flows").contains("No flow differs."), "{filtered}");
    assert!(filtered.contains("Nothing here fits the filter."), "{filtered}");
    assert!(
        filtered.contains(&format!("{path}/compare?from=1&#38;to=3&#38;view=wall:internet:dmz"))
    );
    assert!(filtered.contains(&format!("href=\"{path}/compare?from=1&#38;to=3\"")), "show all");

    let new = browser.start_from("windows-single").await;
    let first = browser.get(&format!("{new}/compare")).await.expect(200).text();
    assert!(first.contains("There is but one version yet"), "{first}");
}

async fn what_is_not_there_is_not_compared(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = edited(&mut browser).await;
    for (query, status) in [
        ("from=1&to=4", 404),
        ("from=9223372036854775807", 404),
        ("from=0", 400),
        ("from=-1", 400),
        ("to=x", 400),
        ("from=1&to=3&view=wall:core:lab", 400),
    ] {
        for page in ["compare", "compare.svg"] {
            browser.get(&format!("{path}/{page}?{query}")).await.expect(status);
        }
    }
    browser.get(&format!("{path}/compare.gif")).await.expect(404);
    // What only the older version has can be looked at, too.
    let gone = format!("{path}/compare?from=1&to=3&view=component:zs2");
    let gone = browser.get(&gone).await.expect(200).text();
    assert!(gone.contains("id=\"c-zs2\"") && !gone.contains("id=\"c-db\""), "{gone}");
}

async fn who_may_look_may_compare(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let mut owner = Browser::new(&server).await;
    let path = edited(&mut owner).await;
    let mut guest = Browser::unknown(&server);
    guest.get(&format!("{path}/compare")).await.expect(404);
    guest.get(&format!("{path}/compare.svg")).await.expect(404);
    let link = owner.share(&path, "view").await;
    guest.get(&link).await.expect(303);
    let page = guest.get(&format!("{path}/compare?from=1")).await.expect(200).text();
    assert!(page.contains("dg-change-removed") && !page.contains("method=\"post\""), "{page}");
    for format in ["svg", "png", "pdf", "drawio", "mmd", "d2"] {
        let file = guest.get(&format!("{path}/compare.{format}?from=1&to=3&lang=en")).await;
        let file = file.expect(200);
        let name = file.header("content-disposition");
        let expected =
            format!("filename=\"windows-active-active-with-zone-servers-v1-v3.{format}\"");
        assert!(name.ends_with(&expected), "{name}");
        if format == "svg" {
            assert!(file.text().contains(">1 → 3</text>"), "the title says which versions");
        }
    }
}
