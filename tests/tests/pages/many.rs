//! A great many changes, one after the other: each is made once, and the deployment stays as quick to use.

use std::time::Instant;

use portolan_tests::Server;

use crate::browser::{Browser, hidden, version};

/// So many in a row, each by a form of its own.
const MANY: i64 = 10_000;

#[tokio::test]
async fn ten_thousand_changes_in_a_row_are_each_made_once() {
    let server = Server::local(storage::testing::sqlite().await);
    let mut browser = Browser::new(&server).await;
    let fields = [("name", "Lab"), ("platform", "windows")];
    let made = browser.fill("/", "/deployments", &fields).await.expect(303);
    let path = made.header("location").to_owned();
    let add = [("role", "tanium-server"), ("place", "zone:core"), ("name", "ts")];
    browser.fill(&path, &format!("{path}/additions"), &add).await.expect(303);
    let page = browser.get(&path).await.text();
    let csrf = hidden(&page, "csrf");
    let began = Instant::now();
    for at in 3..=MANY {
        let (base, name) = ((at - 1).to_string(), format!("Server {at}"));
        let op_id = format!("00000000-0000-4000-8000-{at:012}");
        let fields = [("csrf", csrf.as_str()), ("base", &base), ("op_id", &op_id), ("name", &name)];
        browser.post(&format!("{path}/names/ts"), &fields).await.expect(303);
        if at % 1_000 == 0 {
            // The same again is the same, and not one more.
            browser.post(&format!("{path}/names/ts"), &fields).await.expect(303);
        }
    }
    println!("{MANY} changes in {:?}", began.elapsed());
    let page = browser.get(&path).await.expect(200).text();
    assert_eq!(version(&page), MANY);
    assert!(page.contains(&format!("Server {MANY}")));

    // Who has seen none of it is told, and what was typed comes back.
    let late = [("csrf", csrf.as_str()), ("base", "2"), ("name", "Late")];
    let told = browser.post(&format!("{path}/names/ts"), &late).await.expect(409).text();
    assert!(told.contains("Late"), "{told}");
    let all = browser.get(&format!("{path}/patch?have=5&page={path}")).await.expect(200).json();
    assert!(all["picture"]["whole"].is_string(), "{all}");

    browser.fill(&path, &format!("{path}/undo"), &[]).await.expect(303);
    let undone = browser.get(&path).await.text();
    assert_eq!(version(&undone), MANY + 1);
    assert!(undone.contains(&format!("Server {}", MANY - 1)));
    browser.get(&format!("{path}/history")).await.expect(200);
}
