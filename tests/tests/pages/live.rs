//! Live updates: who looks at a deployment hears of what others do, as long as they may.

use portolan_tests::{Event, Events, Server};
use serde_json::{Value, json};
use storage::testing::{self, FreshDatabase};
use storage::{Author, Change, Content, DeploymentId, Effect, Summary};

use crate::browser::{Browser, hidden};

/// The name that a tab gives itself.
const TAB: &str = "6f1c2a30-tab";

/// The owner of a deployment, and somebody who came by a link.
struct Pair<'s> {
    owner: Browser<'s>,
    guest: Browser<'s>,
    path: String,
}

impl<'s> Pair<'s> {
    async fn new(server: &'s Server, right: &str) -> Self {
        let mut owner = Browser::new(server).await;
        let path = owner.start_from("windows-active-active").await;
        let link = owner.share(&path, right).await;
        let mut guest = Browser::unknown(server);
        guest.get(&link).await.expect(303);
        Self { owner, guest, path }
    }

    fn events(&self) -> String {
        format!("{}/events", self.path)
    }

    /// Renames a component; each time makes a version.
    async fn rename(&mut self, name: &str) {
        rename(&mut self.owner, &self.path, name, "").await;
    }

    /// Revokes the newest link.
    async fn revoke(&mut self) {
        let sharing = self.owner.get(&format!("{}/sharing", self.path)).await.text();
        let (before, _) = sharing.split_once("/revoke\"").expect("a link to revoke");
        let action = format!("{}/revoke", before.rsplit('"').next().expect("its path"));
        self.owner.fill_shown(&sharing, &action, &[]).await.expect(303);
    }
}

async fn rename(browser: &mut Browser<'_>, path: &str, name: &str, op_id: &str) {
    let form = format!("{path}/components/zs1");
    let fields =
        [("name", name), ("place", "network:dmz-front"), ("addresses", ""), ("op_id", op_id)];
    browser.fill(&form, &form, &fields).await.expect(303);
}

/// Makes a version beside the pages, which would take its time for many.
async fn append(server: &Server, path: &str, expected: i64) {
    let id: DeploymentId = path.trim_start_matches("/d/").parse().expect("an id");
    let stored = server.fresh.find(&id).await.expect("a storage").expect("a deployment");
    let Summary { name, platform, findings, .. } = &stored.summary;
    let content = Content { name, platform, document: &stored.document, findings: *findings };
    let change = Change {
        id: &id,
        expected,
        content,
        kind: "rename",
        command: "{}",
        inverse: None,
        summary: None,
        effect: Effect::Edit,
        author: Author { session: None, name: "api" },
        op_id: None,
        now: server.now(),
    };
    server.fresh.append(&change).await.expect("one more version");
}

async fn post_presence(browser: &mut Browser<'_>, path: &str, fields: &[(&str, &str)]) -> u16 {
    let csrf = hidden(&browser.get("/").await.text(), "csrf");
    let mut all = vec![("csrf", csrf.as_str()), ("tab", TAB)];
    all.extend(fields);
    browser.post(&format!("{path}/presence"), &all).await.status.as_u16()
}

async fn version(events: &mut Events) -> (Option<String>, Value) {
    let event = events.next_named("version").await;
    (event.id, event.data)
}

fn ids(events: &[Event]) -> Vec<&str> {
    events.iter().filter_map(|event| event.id.as_deref()).collect()
}

async fn a_change_is_told_to_those_who_look(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let mut pair = Pair::new(&server, "view").await;
    let mut heard = pair.guest.listen(&format!("{}?since=1&lang=de", pair.events()), None).await;
    assert_eq!(heard.status, 200);
    assert_eq!(heard.headers["content-type"], "text/event-stream");
    assert!(!heard.headers.contains_key("content-encoding"), "a compressed stream is held back");
    assert_eq!(heard.headers["x-accel-buffering"], "no");
    assert_eq!(heard.headers["cache-control"], "no-cache");
    assert!(heard.comment().await.contains("retry: 2000"));

    rename(&mut pair.owner, &pair.path, "North", "op-1").await;
    let data = json!({ "version": 2, "op_id": "op-1", "author": "im Browser" });
    assert_eq!(version(&mut heard).await, (Some("2".to_owned()), data));
    pair.owner.fill("/name", "/name", &[("name", "Zoë")]).await.expect(303);
    pair.rename("South").await;
    let data = json!({ "version": 3, "op_id": null, "author": "Zoë" });
    assert_eq!(version(&mut heard).await, (Some("3".to_owned()), data));
}

async fn who_may_not_look_may_not_listen(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let pair = Pair::new(&server, "view").await;
    let stranger = Browser::new(&server).await;
    assert_eq!(stranger.listen(&pair.events(), None).await.status, 404);
    assert_eq!(stranger.listen("/d/nonsense/events", None).await.status, 404);
    let mut stranger = Browser::new(&server).await;
    assert_eq!(post_presence(&mut stranger, &pair.path, &[]).await, 404);
}

async fn a_quiet_stream_says_that_it_is_there(fresh: FreshDatabase) {
    let server = Server::impatient(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("windows-single").await;
    let mut heard = browser.listen(&format!("{path}/events?since=1"), None).await;
    assert!(heard.comment().await.contains(": listening"));
    for _ in 0..3 {
        assert_eq!(heard.comment().await, ": still there");
    }
}

async fn who_comes_back_hears_what_they_have_missed(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let mut pair = Pair::new(&server, "edit").await;
    for name in ["North", "South", "East"] {
        pair.rename(name).await;
    }
    // What the browser says when it comes back is newer than what stands in the page's address.
    let mut heard = pair.guest.listen(&format!("{}?since=1", pair.events()), Some("2")).await;
    assert_eq!(version(&mut heard).await.0.as_deref(), Some("3"));
    assert_eq!(version(&mut heard).await.0.as_deref(), Some("4"));
    assert_eq!(heard.next().await.expect("an event").name, "findings", "they may be others now");
    let mut heard = pair.guest.listen(&format!("{}?since=3", pair.events()), None).await;
    assert_eq!(version(&mut heard).await.0.as_deref(), Some("4"));
    pair.rename("West").await;
    assert_eq!(version(&mut heard).await.0.as_deref(), Some("5"));
}

async fn what_cannot_have_been_seen_gives_the_current_version(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let mut pair = Pair::new(&server, "edit").await;
    pair.rename("North").await;
    pair.rename("South").await;
    for stale in ["", "0", "-7", "4", "9999999999999999999999", "two", "2 or 3"] {
        let mut heard = pair.guest.listen(&pair.events(), Some(stale)).await;
        assert_eq!(version(&mut heard).await.0.as_deref(), Some("3"), "{stale:?}");
    }
    let mut heard = pair.guest.listen(&pair.events(), None).await;
    assert_eq!(version(&mut heard).await.0.as_deref(), Some("3"));
}

async fn who_was_away_for_long_hears_only_the_last(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let mut pair = Pair::new(&server, "edit").await;
    pair.rename("North").await;
    for expected in 2..102 {
        append(&server, &pair.path, expected).await;
    }
    let mut heard = pair.guest.listen(&pair.events(), Some("2")).await;
    for expected in 3..=102 {
        assert_eq!(version(&mut heard).await.0, Some(expected.to_string()));
    }
    let mut heard = pair.guest.listen(&pair.events(), Some("1")).await;
    assert_eq!(version(&mut heard).await.0.as_deref(), Some("102"));
    assert_eq!(heard.next().await.expect("an event").name, "findings");
}

async fn a_revoked_link_ends_the_stream(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let mut pair = Pair::new(&server, "edit").await;
    let mut heard = pair.guest.listen(&format!("{}?since=1", pair.events()), None).await;
    let mut own = pair.owner.listen(&format!("{}?since=1", pair.events()), None).await;
    pair.rename("North").await;
    version(&mut heard).await;
    pair.revoke().await;
    pair.rename("South").await;
    let rest = heard.rest().await;
    let last = rest.last().expect("an event");
    assert_eq!((last.name.as_str(), &last.data), ("gone", &json!({ "reason": "revoked" })));
    assert_eq!(ids(&rest), [""; 0], "nothing that came after");
    assert_eq!(pair.guest.listen(&pair.events(), Some("2")).await.status, 404);
    assert_eq!(post_presence(&mut pair.guest, &pair.path, &[]).await, 404);
    version(&mut own).await;
    assert_eq!(version(&mut own).await.0.as_deref(), Some("3"), "others go on");
}

async fn a_link_that_expires_ends_the_stream(fresh: FreshDatabase) {
    let server = Server::impatient(fresh);
    let mut owner = Browser::new(&server).await;
    let path = owner.start_from("windows-single").await;
    let (page, action) = (format!("{path}/sharing"), format!("{path}/links"));
    let made = owner.fill(&page, &action, &[("right", "view"), ("days", "1")]).await.text();
    let (_, link) = made.split_once("value=\"http://localhost:8080").expect("the link");
    let mut guest = Browser::unknown(&server);
    guest.get(link.split('"').next().expect("its end")).await.expect(303);
    let mut heard = guest.listen(&format!("{path}/events?since=1"), None).await;
    heard.comment().await;
    server.wait(24 * 60 * 60 + 1);
    assert_eq!(heard.rest().await.last().expect("an event").data, json!({ "reason": "revoked" }));
}

async fn who_may_only_look_from_now_on_is_told(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let mut pair = Pair::new(&server, "view").await;
    server.wait(1);
    let link = pair.owner.share(&pair.path, "edit").await;
    pair.guest.get(&link).await.expect(303);
    let mut heard = pair.guest.listen(&format!("{}?since=1", pair.events()), None).await;
    heard.comment().await;
    pair.revoke().await;
    assert_eq!(heard.next_named("right").await.data, json!({ "right": "view" }));
    pair.rename("North").await;
    assert_eq!(version(&mut heard).await.0.as_deref(), Some("2"), "the stream goes on");
}

async fn a_deleted_deployment_ends_every_stream(fresh: FreshDatabase) {
    for local in [true, false] {
        let fresh = if fresh.url.starts_with("postgres") {
            testing::postgres().await
        } else {
            testing::sqlite().await
        };
        let server = if local { Server::local(fresh) } else { Server::shared(fresh) };
        let mut pair = Pair::new(&server, "view").await;
        let mut own = pair.owner.listen(&format!("{}?since=1", pair.events()), None).await;
        let mut heard = pair.guest.listen(&format!("{}?since=1", pair.events()), None).await;
        let (settings, delete) =
            (format!("{}/settings", pair.path), format!("{}/delete", pair.path));
        pair.owner.fill(&settings, &delete, &[]).await.expect(303);
        for events in [&mut own, &mut heard] {
            let last = events.rest().await.pop().expect("an event");
            assert_eq!((last.name, last.data), ("gone".into(), json!({ "reason": "deleted" })));
        }
    }
}

async fn an_acknowledged_finding_is_told(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let mut pair = Pair::new(&server, "edit").await;
    let page = pair.owner.get(&pair.path).await.text();
    let (_, rest) = page.split_once("/findings/").expect("a finding");
    let finding = format!("{}/findings/{}", pair.path, rest.split('"').next().expect("its end"));
    let mut heard = pair.guest.listen(&format!("{}?since=1", pair.events()), None).await;
    heard.comment().await;
    pair.owner.fill(&finding, &finding, &[("reason", "known")]).await.expect(303);
    assert_eq!(heard.next_named("findings").await.data, json!({}));
}

async fn presence_is_passed_on(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let mut pair = Pair::new(&server, "view").await;
    let own = format!("{}?since=1&tab={TAB}&lang=de", pair.events());
    let mut own = pair.owner.listen(&own, None).await;
    let mut heard = pair.guest.listen(&format!("{}?since=1", pair.events()), None).await;
    heard.comment().await;

    let selected = [("selected", "zs1 zs2"), ("selected", "ts1")];
    assert_eq!(post_presence(&mut pair.owner, &pair.path, &selected).await, 204);
    let mut told = heard.next_named("presence").await.data;
    let tab = told["tab"].take();
    assert_ne!(tab, json!(TAB), "nobody can speak for a tab by its name");
    let expected =
        json!({ "tab": null, "name": "Guest", "selected": ["zs1", "zs2", "ts1"], "gone": false });
    assert_eq!(told, expected);

    pair.owner.fill("/name", "/name", &[("name", "Zoë")]).await.expect(303);
    assert_eq!(post_presence(&mut pair.owner, &pair.path, &selected).await, 204);
    let told = heard.next_named("presence").await.data;
    assert_eq!((&told["tab"], &told["name"]), (&tab, &json!("Zoë")));

    // A guest who looks is there, too; and does not have the owner's tab by the same name.
    assert_eq!(post_presence(&mut pair.guest, &pair.path, &[("gone", "")]).await, 204);
    let told = own.next_named("presence").await.data;
    assert_eq!((&told["name"], &told["gone"]), (&json!("Gast"), &json!(false)));
    assert_ne!(told["tab"], tab);

    assert_eq!(post_presence(&mut pair.owner, &pair.path, &[("gone", "1")]).await, 204);
    loop {
        let told = heard.next_named("presence").await.data;
        if told["gone"] == json!(true) {
            assert_eq!(told["tab"], tab);
            break;
        }
    }
}

async fn who_falls_silent_is_gone(fresh: FreshDatabase) {
    let server = Server::impatient(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("windows-single").await;
    let mut heard = browser.listen(&format!("{path}/events?since=1"), None).await;
    heard.comment().await;
    assert_eq!(post_presence(&mut browser, &path, &[("selected", "ts")]).await, 204);
    let there = heard.next_named("presence").await.data;
    assert_eq!(there["name"], "Guest");
    let gone = heard.next_named("presence").await.data;
    let expected = json!({ "tab": there["tab"], "name": "Guest", "selected": [], "gone": true });
    assert_eq!(gone, expected);
}

async fn on_ones_own_server_it_is_oneself(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("windows-single").await;
    let mut heard = browser.listen(&format!("{path}/events?since=1&lang=de"), None).await;
    heard.comment().await;
    assert_eq!(post_presence(&mut browser, &path, &[]).await, 204);
    assert_eq!(heard.next_named("presence").await.data["name"], "Sie");
}

async fn who_says_too_much_is_told_so(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("windows-active-active").await;
    let page = browser.get(&path).await.text();
    let fields = [("csrf", hidden(&page, "csrf")), ("tab", "tab-of-a-test".to_owned())];
    let fields: Vec<_> = fields.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let action = format!("{path}/presence");
    for _ in 0..60 {
        browser.post(&action, &fields).await.expect(204);
    }
    browser.post(&action, &fields).await.expect(429);
    let mut other = Browser::new(&server).await;
    assert_eq!(post_presence(&mut other, &path, &[]).await, 204);
}

async fn wrong_presence_is_refused(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("windows-single").await;
    let csrf = hidden(&browser.get("/").await.text(), "csrf");
    let action = format!("{path}/presence");
    for tab in ["", "short", "with blanks in it", &"x".repeat(65), "ümlaut-tab"] {
        let told = browser.post(&action, &[("csrf", &csrf), ("tab", tab)]).await.expect(422);
        assert!(told.text().contains("8 to 64 letters"), "{tab}");
    }
    let wrong = [("csrf", csrf.as_str()), ("tab", TAB), ("selected", "<b>")];
    assert!(browser.post(&action, &wrong).await.expect(422).text().contains("list of ids"));
    browser.post(&action, &[("csrf", "00"), ("tab", TAB)]).await.expect(403);
    browser.post(&action, &[("tab", TAB)]).await.expect(403);
    assert_eq!(browser.listen(&format!("{path}/events?tab=x"), None).await.status, 422);
    let many = "a-component-with-a-long-name ".repeat(2_000);
    assert_eq!(post_presence(&mut browser, &path, &[("selected", &many)]).await, 204);
}

async fn a_browser_has_a_limited_number_of_streams(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let mut pair = Pair::new(&server, "view").await;
    let mut open = Vec::new();
    for _ in 0..12 {
        let stream = pair.guest.listen(&pair.events(), None).await;
        assert_eq!(stream.status, 200);
        open.push(stream);
    }
    let refused = pair.guest.get(&pair.events()).await.expect(429).text();
    assert!(refused.contains("Close some of them"), "{refused}");
    assert_eq!(pair.owner.listen(&pair.events(), None).await.status, 200, "others have room");
    open.pop();
    assert_eq!(pair.guest.listen(&pair.events(), None).await.status, 200);
}

async fn streams_end_with_the_server(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("windows-single").await;
    let mut heard = browser.listen(&format!("{path}/events?since=1"), None).await;
    heard.comment().await;
    server.live.end();
    let is_told = |event: &Event| event.name == "gone";
    assert!(!heard.rest().await.iter().any(is_told), "so that browsers come back");
    let mut late = browser.listen(&format!("{path}/events?since=1"), None).await;
    assert!(!late.rest().await.iter().any(is_told));
}

/// While the database is away nothing is told, and the stream stays; nor does it ever say that
/// somebody has lost a right when nobody can tell.
async fn a_database_that_is_away_ends_no_stream(fresh: FreshDatabase) {
    let server = Server::impatient(fresh);
    let pair = Pair::new(&server, "view").await;
    let mut heard = pair.guest.listen(&format!("{}?since=1", pair.events()), None).await;
    heard.comment().await;
    server.fresh.close().await;
    for _ in 0..3 {
        assert_eq!(heard.comment().await, ": still there");
    }
}

storage::on_both_engines!(
    a_change_is_told_to_those_who_look,
    who_may_not_look_may_not_listen,
    a_quiet_stream_says_that_it_is_there,
    who_comes_back_hears_what_they_have_missed,
    what_cannot_have_been_seen_gives_the_current_version,
    who_was_away_for_long_hears_only_the_last,
    a_revoked_link_ends_the_stream,
    a_link_that_expires_ends_the_stream,
    who_may_only_look_from_now_on_is_told,
    a_deleted_deployment_ends_every_stream,
    an_acknowledged_finding_is_told,
    presence_is_passed_on,
    who_falls_silent_is_gone,
    on_ones_own_server_it_is_oneself,
    who_says_too_much_is_told_so,
    wrong_presence_is_refused,
    a_browser_has_a_limited_number_of_streams,
    streams_end_with_the_server,
    a_database_that_is_away_ends_no_stream,
);

/// Two processes on one PostgreSQL database: it does not matter who is connected to which.
#[tokio::test]
async fn postgres_two_servers_tell_each_others_changes() {
    let one = Server::shared(testing::postgres().await);
    let two = one.beside().await;
    let mut pair = Pair::new(&one, "edit").await;
    let mut far = pair.guest.at(&two);
    let mut heard = far.listen(&format!("{}?since=1", pair.events()), None).await;
    let mut own = pair.owner.listen(&format!("{}?since=1", pair.events()), None).await;
    pair.rename("North").await;
    assert_eq!(version(&mut heard).await.0.as_deref(), Some("2"));
    rename(&mut far, &pair.path, "South", "far").await;
    assert_eq!(version(&mut heard).await.1["op_id"], "far");
    version(&mut own).await;
    assert_eq!(version(&mut own).await.1["op_id"], "far");

    assert_eq!(post_presence(&mut pair.owner, &pair.path, &[("selected", "zs1")]).await, 204);
    let there = heard.next_named("presence").await.data;
    assert_eq!(there["selected"], json!(["zs1"]));
    assert_eq!(post_presence(&mut pair.owner, &pair.path, &[("gone", "1")]).await, 204);
    let gone = heard.next_named("presence").await.data;
    assert_eq!((&gone["tab"], &gone["gone"]), (&there["tab"], &json!(true)));

    pair.revoke().await;
    assert_eq!(heard.rest().await.last().expect("an event").data, json!({ "reason": "revoked" }));
}
