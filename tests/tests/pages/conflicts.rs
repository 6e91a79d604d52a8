//! Two people edit one deployment at once: what they do goes together, or is told to the second.

use portolan_tests::Server;
use storage::testing::FreshDatabase;

use crate::browser::{Browser, hidden, version};

/// Two people, each with the pages as they were before either changed something.
struct Pair<'s> {
    one: Browser<'s>,
    other: Browser<'s>,
    path: String,
}

impl<'s> Pair<'s> {
    async fn new(server: &'s Server) -> Self {
        let mut one = Browser::new(server).await;
        let path = one.start_from("windows-active-active").await;
        let mut other = Browser::new(server).await;
        let link = one.share(&path, "edit").await;
        other.get(&link).await.expect(303);
        Self { one, other, path }
    }

    fn form(&self, component: &str) -> String {
        format!("{}/components/{component}", self.path)
    }
}

fn typed(name: &str) -> [(&str, &str); 3] {
    [("name", name), ("place", "network:dmz-front"), ("addresses", "192.0.2.11")]
}

async fn unrelated_edits_both_hold(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let mut pair = Pair::new(&server).await;
    let form = pair.form("zs1");
    let (first, second) = (pair.one.get(&form).await.text(), pair.other.get(&form).await.text());
    pair.one.fill_shown(&first, &form, &typed("North")).await.expect(303);
    let moved = [("name", "Zone Server 1"), ("place", "zone:core"), ("addresses", "192.0.2.11")];
    pair.other.fill_shown(&second, &form, &moved).await.expect(303);
    let now = pair.one.get(&form).await.text();
    assert!(now.contains("value=\"North\""), "{now}");
    assert!(now.contains("value=\"zone:core\" selected"), "{now}");
    assert_eq!(version(&pair.one.get(&pair.path.clone()).await.text()), 3);
}

async fn the_same_value_makes_no_version(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let mut pair = Pair::new(&server).await;
    let form = pair.form("zs1");
    let (first, second) = (pair.one.get(&form).await.text(), pair.other.get(&form).await.text());
    pair.one.fill_shown(&first, &form, &typed("North")).await.expect(303);
    pair.other.fill_shown(&second, &form, &typed("North")).await.expect(303);
    assert_eq!(version(&pair.one.get(&pair.path.clone()).await.text()), 2);
}

async fn another_value_comes_back_with_both_and_can_be_insisted_on(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let mut pair = Pair::new(&server).await;
    let form = pair.form("zs1");
    let (first, second) = (pair.one.get(&form).await.text(), pair.other.get(&form).await.text());
    let with_address =
        [("name", "North"), ("place", "network:dmz-front"), ("addresses", "192.0.2.77")];
    pair.one.fill_shown(&first, &form, &with_address).await.expect(303);
    let told = pair.other.fill_shown(&second, &form, &typed("South")).await.expect(409).text();
    assert!(told.contains("<td>North</td><td>South</td>"), "{told}");
    assert!(told.contains("Keep theirs") && told.contains("Use mine"), "{told}");
    assert!(told.contains("value=\"South\"") && told.contains("192.0.2.77"), "{told}");
    assert!(
        pair.one.get(&form).await.text().contains("value=\"North\""),
        "nothing was overwritten"
    );
    let insisted = [("name", "South"), ("place", "network:dmz-front"), ("addresses", "192.0.2.77")];
    pair.other.fill_shown(&told, &form, &insisted).await.expect(303);
    let now = pair.one.get(&form).await.text();
    assert!(now.contains("value=\"South\"") && now.contains("192.0.2.77"), "{now}");
}

async fn what_is_gone_can_be_restored(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let mut pair = Pair::new(&server).await;
    let form = pair.form("zs1");
    let (first, second) = (pair.one.get(&form).await.text(), pair.other.get(&form).await.text());
    pair.one.fill_shown(&first, &format!("{form}/remove"), &[]).await.expect(303);
    let told = pair.other.fill_shown(&second, &form, &typed("South")).await.expect(409).text();
    assert!(told.contains("Restore Zone Server 1"), "{told}");
    let restore = format!("{}/restorations", pair.path);
    let removal = hidden(&told, "version");
    pair.other.fill_shown(&told, &restore, &[("version", &removal)]).await.expect(303);
    let back = pair.other.get(&form).await.expect(200).text();
    assert!(back.contains("value=\"Zone Server 1\""), "{back}");
    // A second click on the old page changes nothing more.
    pair.other.fill_shown(&told, &restore, &[("version", &removal)]).await.expect(303);
    assert_eq!(version(&pair.one.get(&pair.path.clone()).await.text()), 3);
    // What never was there is not offered.
    let nobody = pair.form("nobody");
    pair.other.post(&nobody, &[("csrf", &hidden(&back, "csrf")), ("base", "1")]).await.expect(404);
}

async fn removing_what_was_changed_asks_first(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let mut pair = Pair::new(&server).await;
    let form = pair.form("zs1");
    let (first, second) = (pair.one.get(&form).await.text(), pair.other.get(&form).await.text());
    pair.one.fill_shown(&first, &form, &typed("North")).await.expect(303);
    let remove = format!("{form}/remove");
    let told = pair.other.fill_shown(&second, &remove, &[]).await.expect(409).text();
    assert!(told.contains("Use mine") && told.contains("North"), "{told}");
    pair.other.fill_shown(&told, &remove, &[]).await.expect(303);
    pair.one.get(&form).await.expect(404);
}

async fn an_undo_never_overwrites_what_another_did(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let mut pair = Pair::new(&server).await;
    let (path, form) = (pair.path.clone(), pair.form("zs1"));
    pair.one.fill(&form, &form, &typed("North")).await.expect(303);
    let seen = pair.one.get(&path).await.text();
    pair.other.fill(&form, &form, &typed("South")).await.expect(303);
    let undo = format!("{path}/undo");
    let refused = pair.one.fill_shown(&seen, &undo, &[]).await.expect(409).text();
    assert!(refused.contains("was changed since"), "{refused}");
    assert!(pair.one.get(&form).await.text().contains("value=\"South\""));
    // Elsewhere the other's edit does not matter.
    let elsewhere = pair.form("zs2");
    pair.one
        .fill(
            &elsewhere,
            &elsewhere,
            &[("name", "East"), ("place", "network:dmz-front"), ("addresses", "192.0.2.12")],
        )
        .await
        .expect(303);
    let seen = pair.one.get(&path).await.text();
    pair.other.fill(&form, &form, &typed("West")).await.expect(303);
    pair.one.fill_shown(&seen, &undo, &[]).await.expect(303);
    let now = pair.one.get(&path).await.text();
    assert!(now.contains("West") && !now.contains("East"), "{now}");
}

async fn a_form_that_is_sent_twice_is_carried_out_once(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let mut pair = Pair::new(&server).await;
    let page = pair.one.get(&pair.path.clone()).await.text();
    let (csrf, base) = (hidden(&page, "csrf"), hidden(&page, "base"));
    let add = format!("{}/components?role=zone-server", pair.path);
    let fields = [
        ("csrf", csrf.as_str()),
        ("base", base.as_str()),
        ("op_id", "8f14e45f-ceea-4671-b11d-a4fe6ac0d1b2"),
        ("name", "Zone Server 3"),
        ("place", "zone:dmz"),
    ];
    for _ in 0..2 {
        pair.one.post(&add, &fields).await.expect(303);
    }
    let now = pair.one.get(&pair.path.clone()).await.text();
    assert_eq!(version(&now), 2);
    assert!(!now.contains("/components/zone-server-4"), "{now}");
}

async fn who_add_the_same_at_the_same_time_get_one_each(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let mut pair = Pair::new(&server).await;
    let page = pair.one.get(&pair.path.clone()).await.text();
    let theirs = pair.other.get(&pair.path.clone()).await.text();
    let add = format!("{}/additions", pair.path);
    let copy = format!("{}/copies", pair.path);
    let fields = |page: &str| {
        let own = |key: &str| (key.to_owned(), hidden(page, key));
        let said =
            [("role", "zone-server"), ("usual-name", "yes"), ("place", "zone:dmz"), ("ids", "zs1")];
        let said = said.map(|(key, value)| (key.to_owned(), value.to_owned()));
        [vec![own("csrf"), own("base")], said.to_vec()].concat()
    };
    let (mine, others) = (fields(&page), fields(&theirs));
    for action in [&add, &copy].into_iter().cycle().take(12) {
        let mine: Vec<_> = mine.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        let others: Vec<_> =
            others.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        let (one, other) =
            tokio::join!(pair.one.post(action, &mine), pair.other.post(action, &others));
        one.expect(303);
        other.expect(303);
    }
    let now = pair.one.get(&pair.path.clone()).await.text();
    assert_eq!(version(&now), 25);
    assert_eq!(now.matches("<tr id=\"row-z").count(), 2 + 24, "{now}");
}

async fn a_place_in_the_order_holds_for_new_ones_too(fresh: FreshDatabase) {
    let server = Server::shared(fresh);
    let mut pair = Pair::new(&server).await;
    let path = pair.path.clone();
    let page = pair.one.get(&path).await.text();
    let first = page.split("<tr id=\"row-").nth(1).and_then(|row| row.split('"').next());
    let first = first.expect("a first row").to_owned();
    for (role, before) in [("zone-server", "zs2"), ("zone-server", first.as_str())] {
        let own = [("role", role), ("usual-name", "yes"), ("place", "network:dmz-front")];
        let fields = [&own[..], &[("before", before)]].concat();
        pair.one.fill_shown(&page, &format!("{path}/additions"), &fields).await.expect(303);
    }
    let document = pair.one.get(&format!("{path}/document.yaml")).await.text();
    let at = |id: &str| {
        document.find(&format!("id: {id}\n")).unwrap_or_else(|| panic!("{id}: {document}"))
    };
    assert!(at("zs1") < at("zone-server-3") && at("zone-server-3") < at("zs2"), "{document}");
    assert!(at("zone-server-4") < at(&first), "{document}");
    pair.one.fill_shown(&page, &format!("{path}/undo"), &[]).await.expect(303);
    let undone = pair.one.get(&path).await.text();
    assert!(!undone.contains("row-zone-server-4") && undone.contains("row-zone-server-3"));
}

storage::on_both_engines!(
    who_add_the_same_at_the_same_time_get_one_each,
    a_place_in_the_order_holds_for_new_ones_too,
    unrelated_edits_both_hold,
    the_same_value_makes_no_version,
    another_value_comes_back_with_both_and_can_be_insisted_on,
    what_is_gone_can_be_restored,
    removing_what_was_changed_asks_first,
    an_undo_never_overwrites_what_another_did,
    a_form_that_is_sent_twice_is_carried_out_once,
);
