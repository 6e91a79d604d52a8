//! Two people edit one deployment: what goes together, what is done already, and what is told to both.

// Tells clippy that helpers, too, may fail a test.
#![cfg(test)]

use port_model::command::{Clash, Destination, Grade, Merged};
use port_model::{Command, Deployment, Format, Lang};
use serde_json::{Value, json};

fn base() -> Deployment {
    Deployment::read(include_str!("examples/windows-active-active.yaml"), Format::Yaml)
        .expect("sound")
}

fn command(json: Value) -> Command {
    let command = Command::read(&json.to_string()).expect("a command");
    assert_eq!(serde_json::from_value::<Command>(json).expect("a command"), command);
    command
}

/// What becomes of one's command after the other's, both made from the same document.
fn after(theirs: Value, mine: Value) -> (Deployment, Merged) {
    let base = base();
    let current = base.apply(&command(theirs)).expect("theirs").deployment;
    let merged = command(mine).merge(base.document(), current.document());
    (current, merged)
}

/// The component after both edits.
fn both(theirs: Value, mine: Value, id: &str) -> Value {
    let (current, merged) = after(theirs, mine);
    let Merged::Apply(merged) = merged else { panic!("{merged:?}") };
    let done = current.apply(&merged).expect("mine").deployment;
    let component = done.components().iter().find(|component| component.id == *id);
    serde_json::to_value(component.expect(id)).expect("JSON")
}

#[test]
fn unrelated_edits_of_one_component_go_together() {
    let moved = json!({"op": "move-component", "id": "zs1", "zone": "core"});
    let renamed = json!({"op": "rename", "id": "zs1", "name": "North"});
    for (theirs, mine) in [(moved.clone(), renamed.clone()), (renamed, moved)] {
        let zone_server = both(theirs, mine, "zs1");
        assert_eq!((&zone_server["name"], &zone_server["zone"]), (&json!("North"), &json!("core")));
    }
}

#[test]
fn a_form_changes_only_what_was_changed_in_it() {
    let base = base();
    let mut form = base.components().iter().find(|one| one.id == *"zs1").expect("zs1").clone();
    form.name = Some("North".parse().expect("a name"));
    let mine = json!({"op": "edit-component", "component": form});
    let theirs =
        json!({"op": "set-port", "id": "zs1", "service": "zone-server-hub", "port": 17473});
    let zone_server = both(theirs, mine, "zs1");
    assert_eq!(zone_server["name"], "North");
    assert_eq!(zone_server["ports"]["zone-server-hub"], 17473);
}

#[test]
fn each_service_is_a_property_of_its_own() {
    let port = |service: &str, port: u16| json!({"op": "set-port", "id": "zs1", "service": service, "port": port});
    let zone_server =
        both(port("zone-server-hub", 17473), port("zone-server-client", 17474), "zs1");
    assert_eq!(
        zone_server["ports"],
        json!({"zone-server-client": 17474, "zone-server-hub": 17473})
    );
    let (_, merged) = after(port("zone-server-hub", 17473), port("zone-server-hub", 17475));
    assert!(matches!(merged, Merged::Clash { .. }), "{merged:?}");
}

#[test]
fn the_same_value_is_done_already() {
    for same in [
        json!({"op": "rename", "id": "zs1", "name": "North"}),
        json!({"op": "remove", "id": "zs1"}),
        json!({"op": "move-component", "id": "zs1", "zone": "core"}),
        json!({"op": "order", "id": "roaming", "before": "ts1"}),
        json!({"op": "add-zone", "zone": {"id": "dmz-2", "kind": "dmz"}}),
        json!({"op": "batch", "commands": [{"op": "remove", "id": "zs1"}, {"op": "rename", "id": "zs2", "name": "Last"}]}),
    ] {
        assert_eq!(after(same.clone(), same).1, Merged::Done);
    }
}

#[test]
fn another_value_is_told_with_both() {
    let name = |name: &str| json!({"op": "rename", "id": "zs1", "name": name});
    let clash = Clash {
        id: Some("zs1".parse().expect("an id")),
        property: Some("name".to_owned()),
        theirs: json!("North"),
        mine: json!("South"),
    };
    let (current, merged) = after(name("North"), name("South"));
    let Merged::Clash { clashes, mine } = merged else { panic!("{merged:?}") };
    assert_eq!(clashes, [clash]);
    let insisted = current.apply(&mine).expect("mine").deployment;
    assert_eq!(
        insisted.component(&"zs1".parse().expect("an id")).and_then(|it| it.name.clone()),
        "South".parse().ok()
    );
}

#[test]
fn who_insists_overwrites_only_what_is_disputed() {
    let base = base();
    let mut form = base.components().iter().find(|one| one.id == *"zs1").expect("zs1").clone();
    form.name = Some("South".parse().expect("a name"));
    let mine = json!({"op": "edit-component", "component": form});
    let theirs = json!({"op": "batch", "commands": [
        {"op": "rename", "id": "zs1", "name": "North"},
        {"op": "set-addresses", "id": "zs1", "addresses": ["192.0.2.77"]},
    ]});
    let (_, merged) = after(theirs, mine);
    let Merged::Clash { mine, .. } = merged else { panic!("{merged:?}") };
    let Command::EditComponent { component } = *mine else { panic!("{mine:?}") };
    assert_eq!(component.name, "South".parse().ok());
    assert_eq!(component.addresses, ["192.0.2.77".parse().expect("an address")]);
}

#[test]
fn a_place_is_one_property() {
    let (_, merged) = after(
        json!({"op": "move-component", "id": "zs1", "zone": "core"}),
        json!({"op": "move-component", "id": "zs1", "network": "servers"}),
    );
    let Merged::Clash { clashes, .. } = merged else { panic!("{merged:?}") };
    assert_eq!(clashes.len(), 1, "{clashes:?}");
    assert_eq!(clashes[0].property.as_deref(), Some("place"));
    assert_eq!(
        (&clashes[0].theirs, &clashes[0].mine),
        (&json!({"zone": "core"}), &json!({"network": "servers"}))
    );
}

#[test]
fn removing_what_another_has_changed_is_told() {
    let (_, merged) = after(
        json!({"op": "rename", "id": "zs1", "name": "North"}),
        json!({"op": "remove", "id": "zs1"}),
    );
    let Merged::Clash { clashes, .. } = merged else { panic!("{merged:?}") };
    assert_eq!(clashes[0].property, None);
}

#[test]
fn what_is_gone_is_named() {
    let gone = |theirs: Value, mine: Value, id: &str| {
        assert_eq!(after(theirs, mine).1, Merged::Gone(id.parse().expect("an id")));
    };
    let remove = |id: &str| json!({"op": "remove", "id": id});
    gone(remove("zs1"), json!({"op": "rename", "id": "zs1", "name": "North"}), "zs1");
    gone(
        remove("servers"),
        json!({"op": "move-component", "id": "zs1", "network": "servers"}),
        "servers",
    );
    gone(
        remove("zs1"),
        json!({"op": "connect", "id": "hub1", "connects_to": ["zs1", "zs2"]}),
        "zs1",
    );
    gone(
        remove("servers"),
        json!({"op": "add-component", "component": {"id": "zs9", "role": "zone-server", "network": "servers"}}),
        "servers",
    );
    gone(remove("zs1"), json!({"op": "order", "id": "zs1"}), "zs1");
}

#[test]
fn what_stood_before_something_that_is_gone_finds_the_next() {
    let (current, merged) = after(
        json!({"op": "remove", "id": "ts1"}),
        json!({"op": "order", "id": "roaming", "before": "ts1"}),
    );
    let Merged::Apply(merged) = merged else { panic!("{merged:?}") };
    let done = current.apply(&merged).expect("ordered").deployment;
    assert_eq!(done.components()[0].id, *"roaming");
}

#[test]
fn places_are_judged_by_the_findings_that_they_would_bring() {
    let base = base();
    let verdict = |json: Value| base.verdict(&command(json), Lang::En);
    let allowed = verdict(
        json!({"op": "add-component", "component": {"id": "zs9", "role": "zone-server", "zone": "dmz"}}),
    );
    assert_eq!((allowed.grade, allowed.reasons.len()), (Grade::Allowed, 0));
    let core = verdict(json!({"op": "move-component", "id": "zs1", "zone": "core"}));
    assert_eq!((core.grade, core.reasons.len()), (Grade::Warning, 1));
    let second_hub = verdict(
        json!({"op": "add-component", "component": {"id": "hub9", "role": "zone-server-hub", "host": "ts1"}}),
    );
    assert_eq!(second_hub.grade, Grade::Refused);
    assert!(second_hub.reasons[0].contains("17472"), "{second_hub:?}");
    let third = verdict(
        json!({"op": "add-component", "component": {"id": "ts9", "role": "tanium-server", "network": "servers", "cluster": "tanium"}}),
    );
    assert_eq!(third.grade, Grade::Refused, "{third:?}");
    let nowhere = verdict(json!({"op": "move-component", "id": "zs1", "zone": "nowhere"}));
    assert_eq!(nowhere.grade, Grade::Refused);
}

/// The modules after both have chosen some, and whether that was anything to do.
fn chosen(theirs: &[&str], mine: &[&str]) -> (Vec<String>, Merged) {
    let mut base = base().document().clone();
    base.settings.modules = ["comply", "deploy"].map(|id| id.parse().expect("an id")).to_vec();
    let base = Deployment::new(base, port_model::Catalogue::builtin()).expect("sound");
    let choose = |ids: &[&str]| {
        let mut settings = base.document().settings.clone();
        settings.modules = ids.iter().map(|id| id.parse().expect("an id")).collect();
        Command::EditSettings { settings }
    };
    let current = base.apply(&choose(theirs)).expect("theirs").deployment;
    let merged = choose(mine).merge(base.document(), current.document());
    let done = match &merged {
        Merged::Apply(command) => current.apply(command).expect("mine").deployment,
        _ => current,
    };
    let modules = done.document().settings.modules.iter().map(ToString::to_string);
    (modules.collect(), merged)
}

#[test]
fn each_module_is_a_property_of_its_own() {
    let (modules, _) = chosen(&["comply", "deploy", "discover"], &["comply", "deploy", "patch"]);
    assert_eq!(modules, ["comply", "deploy", "discover", "patch"]);
    let (modules, _) = chosen(&["deploy"], &["comply"]);
    assert!(modules.is_empty(), "each has taken one out: {modules:?}");
    let (modules, _) = chosen(&["comply", "discover"], &["comply", "deploy", "discover", "patch"]);
    assert_eq!(modules, ["comply", "discover", "patch"]);
    for same in [&["comply"][..], &["comply", "deploy", "patch"]] {
        assert_eq!(chosen(same, same).1, Merged::Done);
    }
}

#[test]
fn several_are_judged_together() {
    let lab = base();
    let known = |id: &str| lab.components().iter().find(|one| one.id == *id).expect(id).clone();
    let verdict = |ids: &[&str], most: usize, place: &str| {
        let components: Vec<_> = ids.iter().map(|id| known(id)).collect();
        let judged = lab.places_for_all(&components, most, Lang::En);
        let to = Destination::Zone(place.parse().expect("an id"));
        judged.into_iter().find(|(known, _)| *known == to).expect(place).1
    };
    let both = verdict(&["zs1", "zs2"], 20, "core");
    assert_eq!((both.grade, both.reasons.len()), (Grade::Warning, 2), "{both:?}");
    assert_eq!(verdict(&["zs1", "zs2"], 1, "core").reasons.len(), 1);
    assert_eq!(verdict(&["zs1", "zs2"], 20, "dmz").grade, Grade::Allowed);
    let mixed = verdict(&["ts1", "zs1"], 20, "core");
    assert_eq!(mixed, verdict(&["zs1"], 20, "core"));
    // Neither can be put onto its own machine, nor onto the other's that moves as well.
    let components = [known("zs1"), known("zs2")];
    let judged = lab.places_for_all(&components, 20, Lang::En);
    let hosts = judged.iter().filter(
        |(place, _)| matches!(place, Destination::Host(id) if *id == *"zs1" || *id == *"zs2"),
    );
    assert_eq!(hosts.count(), 0);
    assert!(lab.places_for_all(&[], 20, Lang::En).is_empty());
}
