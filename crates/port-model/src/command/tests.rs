//! Commands change what they say, and their inverses give the document back.

use super::*;
use crate::{Format, Lang};

fn deployment() -> Deployment {
    let text = include_str!("../../tests/examples/windows-active-active.yaml");
    Deployment::read(text, Format::Yaml).expect("sound")
}

fn command(json: &str) -> Command {
    serde_json::from_str(json).expect(json)
}

/// Applies a command and its inverse, and gives the document in between.
fn there_and_back(json: &str) -> Document {
    let before = deployment();
    assert_eq!(Command::read(json), Ok(command(json)), "{json}");
    let change = before.apply(&command(json)).expect(json);
    let stored = serde_json::to_string(&change.inverse).expect("text");
    let back = change.deployment.apply(&command(&stored)).expect("the inverse");
    assert_eq!(back.deployment.document().to_json(), before.document().to_json(), "{json}");
    change.deployment.document().clone()
}

fn component<'a>(document: &'a Document, id: &str) -> &'a Component {
    document.components.iter().find(|component| component.id == *id).expect(id)
}

#[test]
fn every_command_has_an_inverse() {
    for json in [
        r#"{"op":"add-component","component":{"id":"zs3","role":"zone-server","zone":"dmz"},"after":"zs1"}"#,
        r#"{"op":"edit-component","component":{"id":"zs1","role":"zone-server","zone":"dmz","name":"Other"}}"#,
        r#"{"op":"move-component","id":"zs1","zone":"core"}"#,
        r#"{"op":"move-component","id":"zs1","network":"servers"}"#,
        r#"{"op":"order","id":"roaming","before":"ts1"}"#,
        r#"{"op":"order","id":"ts1"}"#,
        r#"{"op":"order","id":"servers","before":"dmz-front"}"#,
        r#"{"op":"rename","id":"zs1","name":"Zone Server North"}"#,
        r#"{"op":"rename","id":"dmz","name":"Perimeter"}"#,
        r#"{"op":"rename","id":"servers","name":null}"#,
        r#"{"op":"set-addresses","id":"zs1","addresses":["192.0.2.99","zs1.example.com"]}"#,
        r#"{"op":"connect","id":"hub1","connects_to":["zs1"]}"#,
        r#"{"op":"set-port","service":"zone-server-hub","port":17473}"#,
        r#"{"op":"set-port","id":"zs1","service":"zone-server-hub","port":17473}"#,
        r#"{"op":"remove","id":"zs1"}"#,
        r#"{"op":"remove","id":"ts1"}"#,
        r#"{"op":"remove","id":"servers"}"#,
        r#"{"op":"add-network","network":{"id":"new","zone":"dmz","cidrs":["192.0.2.64/27"]}}"#,
        r#"{"op":"edit-network","network":{"id":"servers","zone":"dmz"}}"#,
        r#"{"op":"add-zone","zone":{"id":"dmz-2","kind":"dmz"}}"#,
        r#"{"op":"edit-zone","zone":{"id":"dmz","kind":"dmz","name":"Outer DMZ"}}"#,
        r#"{"op":"add-extra-flow","flow":{"id":"smtp","source":"ms","destination":"internet","protocol":"tcp","ports":[587]}}"#,
        r#"{"op":"edit-settings","settings":{"name":"Other","platform":"windows","internet_access":false}}"#,
    ] {
        let changed = there_and_back(json);
        assert_ne!(changed, *deployment().document(), "{json} changes nothing");
    }
}

#[test]
fn a_removed_component_leaves_no_mention_behind() {
    let before = deployment();
    let only = r#"{"op":"connect","id":"hub1","connects_to":["zs1"]}"#;
    let before = before.apply(&command(only)).expect("connected").deployment;
    let after =
        before.apply(&command(r#"{"op":"remove","id":"zs1"}"#)).expect("removed").deployment;
    let hub = component(after.document(), "hub1");
    assert_eq!(hub.connects_to, Some(Vec::new()), "it named only zs1, so now it names nobody");
    assert!(after.flows(Lang::En).iter().all(|flow| !flow.id.contains("hub1/zs2")));
}

#[test]
fn what_shares_the_machine_of_a_removed_component_keeps_its_place() {
    let after = there_and_back(r#"{"op":"remove","id":"ts1"}"#);
    let hub = component(&after, "hub1");
    assert_eq!((hub.host.as_ref(), hub.network.as_ref().map(Id::as_str)), (None, Some("servers")));
    assert_eq!(hub.addresses.len(), 1);
}

#[test]
fn what_was_in_a_removed_network_stays_in_its_zone() {
    let after = there_and_back(r#"{"op":"remove","id":"dmz-front"}"#);
    assert_eq!(component(&after, "zs1").zone.as_ref().map(Id::as_str), Some("dmz"));
}

#[test]
fn commands_that_can_not_be_carried_out_say_why() {
    let refused = |json: &str| deployment().apply(&command(json)).expect_err(json);
    let text = |json: &str| refused(json).text(Lang::En);
    assert_eq!(
        text(r#"{"op":"remove","id":"nobody"}"#),
        "nothing has the id 'nobody' any more; somebody may have removed it"
    );
    assert_eq!(
        text(r#"{"op":"remove","id":"dmz"}"#),
        "the zone 'dmz' still holds networks or components; move or remove them first"
    );
    assert_eq!(
        text(r#"{"op":"move-component","id":"zs1","zone":"nowhere"}"#),
        "components[6].zone: no zone 'nowhere'"
    );
    assert!(matches!(
        refused(
            r#"{"op":"add-component","component":{"id":"zs1","role":"zone-server","zone":"dmz"}}"#
        ),
        Refusal::Unsound(_)
    ));
}

#[test]
fn an_inverse_does_not_overwrite_what_was_changed_since() {
    let first =
        deployment().apply(&command(r#"{"op":"rename","id":"zs1","name":"A"}"#)).expect("renamed");
    let second = first
        .deployment
        .apply(&command(r#"{"op":"rename","id":"zs1","name":"B"}"#))
        .expect("renamed");
    let refusal = second.deployment.apply(&first.inverse).expect_err("refused");
    assert_eq!(
        refusal.text(Lang::En),
        "'zs1' was changed since; look at it before you take the older change back"
    );
    let elsewhere = second
        .deployment
        .apply(&command(r#"{"op":"rename","id":"zs2","name":"C"}"#))
        .expect("renamed");
    assert!(
        elsewhere.deployment.apply(&second.inverse).is_ok(),
        "another component does not matter"
    );
}

#[test]
fn a_command_describes_itself() {
    let before = deployment();
    let say = |json: &str, lang| command(json).describe(&before, lang);
    assert_eq!(
        say(r#"{"op":"move-component","id":"zs2","zone":"dmz"}"#, Lang::En),
        "move Zone Server 2 to DMZ"
    );
    assert_eq!(say(r#"{"op":"remove","id":"servers"}"#, Lang::De), "Server LAN entfernen");
}

#[test]
fn a_fresh_id_is_free() {
    let document = deployment().document().clone();
    let fresh = |wanted: &str| document.fresh_id(&wanted.parse().expect("an id")).to_string();
    assert_eq!(fresh("zs3"), "zs3");
    assert_eq!(fresh("zs1"), "zs-2");
    assert_eq!(fresh("internet"), "internet-2");
    assert_eq!(fresh("dmz"), "dmz-2");
    let number: Id = "100".parse().expect("an id");
    let mut numbered = document.clone();
    numbered.networks.extend(["100", "100-2"].map(|id| Network {
        id: id.parse().expect("an id"),
        zone: Id::fixed("core"),
        name: None,
        cidrs: Vec::new(),
    }));
    assert_eq!(numbered.fresh_id(&number).as_str(), "100-3");
}

#[test]
fn a_component_of_a_circle_of_hosts_can_be_removed() {
    let text = "{portolan: 1, name: Lab, platform: windows, components: [{id: a, role: custom, host: b}, {id: b, role: custom, host: a}]}";
    let before = Deployment::read(text, Format::Yaml).expect("sound, with a finding");
    let after = before.apply(&command(r#"{"op":"remove","id":"b"}"#)).expect("removed");
    let rest = component(after.deployment.document(), "a");
    assert_eq!(rest.zone.as_ref().map(Id::as_str), Some("core"));
    let back = after.deployment.apply(&after.inverse).expect("undone");
    assert_eq!(back.deployment.document(), before.document());
}

#[test]
fn what_shares_a_machine_moves_with_it_although_its_place_was_repeated() {
    let text = "{portolan: 1, name: Lab, platform: windows, components: [{id: ts, role: tanium-server, zone: core, addresses: [10.0.0.1]}, {id: ms, role: module-server, host: ts, zone: core, addresses: [10.0.0.1]}]}";
    let before = Deployment::read(text, Format::Yaml).expect("sound");
    let moved = before
        .apply(&command(r#"{"op":"move-component","id":"ts","zone":"dmz"}"#))
        .expect("moved")
        .deployment;
    assert_eq!(moved.zone_of(1).map(|zone| zone.id.as_str()), Some("dmz"));
}
