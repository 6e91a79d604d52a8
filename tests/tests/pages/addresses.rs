//! A filled request sheet comes back by a page: all of it at once, or everything that is wrong with it.

use portolan_tests::Server;
use storage::testing::FreshDatabase;

use crate::browser::{Browser, version};

const DRAFT: &str = "portolan: 1\nname: Two\nplatform: windows\ncomponents:\n\
    - { id: ts, role: tanium-server, name: Server, zone: core, addresses: [10.0.0.1] }\n\
    - { id: hub, role: zone-server-hub, host: ts }\n\
    - { id: zs, role: zone-server, name: Relay, zone: dmz }\n";

/// A deployment that lacks an address, and its rules.
async fn draft(browser: &mut Browser<'_>) -> (String, String) {
    let made = browser.import("two.yaml", DRAFT.as_bytes()).await.expect(303);
    let path = made.header("location").to_owned();
    let sheet = browser.get(&format!("{path}/exports/csv")).await.expect(200).text();
    assert!(sheet.contains("address missing: Relay"), "{sheet}");
    (path, sheet)
}

async fn send(browser: &mut Browser<'_>, path: &str, sheet: &[u8], status: u16) -> String {
    let (page, action) = (format!("{path}/exports"), format!("{path}/addresses"));
    browser.upload(&page, &action, ("rules.csv", sheet)).await.expect(status).text()
}

async fn what_was_entered_comes_into_the_deployment_and_can_be_undone(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let (path, sheet) = draft(&mut browser).await;
    let page = browser.get(&format!("{path}/exports")).await.text();
    assert!(page.contains("Fill in addresses from a sheet"), "{page}");
    let filled = sheet.replace("address missing: Relay", "192.0.2.7");
    let done = send(&mut browser, &path, filled.as_bytes(), 200).await;
    assert!(done.contains("One component has got other addresses"), "{done}");
    assert!(done.contains("192.0.2.7") && done.contains("row 2, column H"), "{done}");
    let page = browser.get(&path).await.text();
    assert_eq!(version(&page), 2);
    assert!(page.contains("Undo: fill in the addresses of one component from rules.csv"), "{page}");
    let again = send(&mut browser, &path, filled.as_bytes(), 200).await;
    assert!(again.contains("says what the deployment has already"), "{again}");
    browser.fill(&path, &format!("{path}/undo"), &[]).await.expect(303);
    let sheet = browser.get(&format!("{path}/exports/csv")).await.text();
    assert!(sheet.contains("address missing: Relay"), "{sheet}");
}

async fn everything_that_is_wrong_is_told_and_nothing_is_changed(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let (path, sheet) = draft(&mut browser).await;
    let wrong =
        sheet.replace("address missing: Relay", "192.0.2.777").replacen("10.0.0.1,", "nobody!,", 1);
    let told = send(&mut browser, &path, wrong.as_bytes(), 422).await;
    for part in [
        "rules.csv can&#39;t be taken over",
        "row 2, column E (Source address)",
        "nobody!",
        "column H",
        "192.0.2.777",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    for (sheet, said) in [
        (&b"\x89PNG\r\n\x1a\nnothing"[..], "the file"),
        (b"", "the file"),
        (b"\xef\xbb\xbfRule ID,Source address\r\nx,\xff\xfe\r\n", "UTF-8"),
        (b"Name,Price\r\nPear,3\r\n", "Rule ID"),
    ] {
        let told = send(&mut browser, &path, sheet, 422).await;
        assert!(told.contains(said) && told.contains("Nothing was changed"), "{said}: {told}");
    }
    let german = browser.get(&format!("{path}/addresses?lang=de")).await.expect(200).text();
    assert!(german.contains("Adressen aus einem Antrag übernehmen"), "{german}");
    assert_eq!(version(&browser.get(&path).await.text()), 1);
}

async fn a_sheet_that_is_too_large_is_refused_with_the_limit(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let (path, sheet) = draft(&mut browser).await;
    let large = [sheet.as_bytes(), &vec![b'\n'; 17 << 20]].concat();
    let told = send(&mut browser, &path, &large, 413).await;
    assert!(told.contains("16 MiB"), "{told}");
    let fits = [sheet.as_bytes(), &vec![b'\n'; 5 << 20]].concat();
    let told = send(&mut browser, &path, &fits, 200).await;
    assert!(told.contains("says what the deployment has already"), "more than a document may have");
}

async fn only_who_may_edit_is_offered_it(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let mut owner = Browser::new(&server).await;
    let (path, sheet) = draft(&mut owner).await;
    let link = owner.share(&path, "view").await;
    let mut guest = Browser::new(&server).await;
    guest.get(&link).await.expect(303);
    let page = guest.get(&format!("{path}/exports")).await.expect(200).text();
    assert!(!page.contains("/addresses"), "{page}");
    guest.get(&format!("{path}/addresses")).await.expect(403);
    let action = format!("{path}/addresses");
    guest.upload("/", &action, ("rules.csv", sheet.as_bytes())).await.expect(403);
    let mut stranger = Browser::new(&server).await;
    stranger.upload("/", &action, ("rules.csv", sheet.as_bytes())).await.expect(404);
}

/// A sheet says which version it was made of: what others have changed since is not taken back by it.
async fn what_was_changed_since_the_sheet_was_made_stays(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let (path, _) = draft(&mut browser).await;
    let workbook = browser.get(&format!("{path}/exports/xlsx")).await.expect(200);
    let edited = [
        ("addresses", "10.0.0.2"),
        ("name", "Server"),
        ("role", "tanium-server"),
        ("place", "zone:core"),
    ];
    browser
        .fill(&format!("{path}/components/ts"), &format!("{path}/components/ts"), &edited)
        .await
        .expect(303);
    let (page, action) = (format!("{path}/exports"), format!("{path}/addresses"));
    let told =
        browser.upload(&page, &action, ("rules.xlsx", &workbook.body)).await.expect(200).text();
    assert!(told.contains("says what the deployment has already"), "{told}");
    assert!(browser.get(&path).await.text().contains("10.0.0.2"));
}

storage::on_both_engines!(
    what_was_entered_comes_into_the_deployment_and_can_be_undone,
    everything_that_is_wrong_is_told_and_nothing_is_changed,
    a_sheet_that_is_too_large_is_refused_with_the_limit,
    only_who_may_edit_is_offered_it,
    what_was_changed_since_the_sheet_was_made_stays,
);
