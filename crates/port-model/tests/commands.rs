//! What holds for every sequence of editing commands: it can be taken back, unrelated ones can change
//! places, and two people's edits go together or are told to clash.

// Tells clippy that helpers, too, may fail a test.
#![cfg(test)]

mod random;

use std::collections::BTreeSet;

use port_model::command::{Change, Destination, Merged};
use port_model::{Catalogue, Command, Component, Deployment, Document, Id};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

fn deployment(document: Document) -> Deployment {
    Deployment::new(document, Catalogue::builtin()).expect("a sound document")
}

/// What is drawn for a command before it is known what there is to be commanded.
#[derive(Debug, Clone)]
struct Draw {
    kind: usize,
    which: Index,
    other: Index,
    word: String,
    number: i64,
}

fn draw() -> impl Strategy<Value = Draw> {
    let word = select(vec!["Alpha", "Beta", "Gamma"]).prop_map(str::to_owned);
    let number = select(vec![17480_i64, 17481, 17482]);
    (0..14_usize, any::<Index>(), any::<Index>(), word, number)
        .prop_map(|(kind, which, other, word, number)| Draw { kind, which, other, word, number })
}

fn pick<T>(list: &[T], index: Index) -> Option<&T> {
    if list.is_empty() { None } else { Some(index.get(list)) }
}

/// The drawn command for a document; none where there is nothing to do it with.
fn command(draw: &Draw, document: &Document) -> Option<Command> {
    let component = pick(&document.components, draw.which);
    let own = component.map(|component| component.id.clone());
    let zone = pick(&document.zones, draw.other)?.id.clone();
    let name = draw.word.parse().ok();
    let port = Some(draw.number.try_into().expect("a port"));
    let service = random::id("server");
    Some(match draw.kind {
        0 => Command::Rename { id: own?, name },
        1 => Command::MoveComponent { id: own?, to: Destination::Zone(zone) },
        2 => Command::MoveComponent {
            id: own?,
            to: Destination::Network(pick(&document.networks, draw.other)?.id.clone()),
        },
        3 => Command::MoveComponent {
            id: own?,
            to: Destination::Host(pick(&document.components, draw.other)?.id.clone()),
        },
        4 => Command::SetAddresses {
            id: own?,
            addresses: vec![format!("10.9.8.{}", draw.number % 7).parse().expect("an address")],
        },
        5 => Command::SetPort { id: own, service, port },
        6 => Command::SetPort { id: None, service, port },
        7 => Command::Remove { id: own? },
        8 => Command::Order {
            id: own?,
            before: pick(&document.components, draw.other).map(|other| other.id.clone()),
        },
        9 => Command::Rename { id: zone, name },
        10 => Command::Remove { id: pick(&document.networks, draw.which)?.id.clone() },
        11 => {
            let mut component =
                Component::new(document.fresh_id(&random::id("new")), random::id("custom"));
            component.zone = Some(zone);
            Command::AddComponent { component, after: own }
        }
        12 => {
            let mut component = component?.clone();
            component.name = name;
            component.ports.insert(service, port?);
            Command::EditComponent { component }
        }
        _ => {
            let mut settings = document.settings.clone();
            settings.description.clone_from(&draw.word);
            Command::EditSettings { settings }
        }
    })
}

/// Carries out the drawn commands that can be, each on what the ones before have left.
fn carry_out(document: Document, draws: &[Draw]) -> (Vec<(Command, Change)>, Deployment) {
    let mut now = deployment(document);
    let mut done = Vec::new();
    for draw in draws {
        let Some(command) = command(draw, now.document()) else { continue };
        let Ok(change) = now.apply(&command) else { continue };
        now = change.deployment.clone();
        done.push((command, change));
    }
    (done, now)
}

fn ids(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            found.insert(text.clone());
        }
        Value::Array(items) => items.iter().for_each(|item| ids(item, found)),
        Value::Object(entries) => entries.values().for_each(|item| ids(item, found)),
        _ => {}
    }
}

/// Every text that a command or what it changes holds: more than the ids that it is about.
fn concerns(command: &Command, change: &Change) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for one in [command, &change.inverse] {
        ids(&serde_json::to_value(one).expect("JSON"), &mut found);
    }
    found
}

/// A document with its lists sorted: what it holds, whatever the order.
fn contents(document: &Document) -> Document {
    let mut sorted = document.clone();
    sorted.components.sort_by(|one, other| one.id.cmp(&other.id));
    sorted
}

/// Which things a change has changed: its steps' things, without what these name.
fn changed(before: &Document, after: &Document) -> BTreeSet<Id> {
    let mut changed = BTreeSet::new();
    for (one, other) in [(before, after), (after, before)] {
        changed.extend(
            one.components
                .iter()
                .filter(|it| !other.components.contains(it))
                .map(|it| it.id.clone()),
        );
        changed.extend(
            one.networks.iter().filter(|it| !other.networks.contains(it)).map(|it| it.id.clone()),
        );
        changed.extend(
            one.zones.iter().filter(|it| !other.zones.contains(it)).map(|it| it.id.clone()),
        );
    }
    changed
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn inverses_in_reverse_order_give_the_document_back(document in random::document(), draws in vec(draw(), 1..12)) {
        // What a document repeats of hosts is gone once it was read.
        let before = deployment(document).document().clone();
        let (done, mut now) = carry_out(before.clone(), &draws);
        let inverses: Vec<&Command> = done.iter().rev().map(|(_, change)| &change.inverse).collect();
        let rewound = now.document().rewind(inverses.iter().copied()).expect("rewound");
        prop_assert_eq!(rewound.to_json(), before.to_json());
        for inverse in inverses {
            let stored: Command = serde_json::from_str(&serde_json::to_string(inverse).expect("JSON")).expect("a command");
            now = now.apply(&stored).expect("an inverse").deployment;
        }
        prop_assert_eq!(now.document().to_json(), before.to_json());
    }

    #[test]
    fn a_batch_is_its_commands_one_after_the_other(document in random::document(), draws in vec(draw(), 1..6)) {
        let before = deployment(document);
        let (done, after) = carry_out(before.document().clone(), &draws);
        let commands = done.iter().map(|(command, _)| command.clone()).collect();
        let change = before.apply(&Command::Batch { commands }).expect("all of them");
        prop_assert_eq!(contents(change.deployment.document()), contents(after.document()));
        let back = change.deployment.apply(&change.inverse).expect("taken back");
        prop_assert_eq!(back.deployment.document().to_json(), before.document().to_json());
    }

    #[test]
    fn commands_on_unrelated_things_commute(document in random::document(), one in draw(), other in draw()) {
        let before = deployment(document);
        let commands = (command(&one, before.document()), command(&other, before.document()));
        let (Some(one), Some(other)) = commands else { return Ok(()) };
        let (Ok(first), Ok(second)) = (before.apply(&one), before.apply(&other)) else { return Ok(()) };
        let mut names = concerns(&one, &first);
        names.retain(|name| concerns(&other, &second).contains(name));
        let about = |id: &Id| names.contains(id.as_str());
        let mut touched = changed(before.document(), first.deployment.document());
        touched.extend(changed(before.document(), second.deployment.document()));
        prop_assume!(!touched.iter().any(about));
        let settings = |command: &Command| matches!(command, Command::SetPort { id: None, .. } | Command::EditSettings { .. });
        prop_assume!(!(settings(&one) && settings(&other)));
        let (Ok(one_then_other), Ok(other_then_one)) =
            (first.deployment.apply(&other), second.deployment.apply(&one)) else { return Ok(()) };
        let (left, right) = (one_then_other.deployment, other_then_one.deployment);
        prop_assert_eq!(contents(left.document()), contents(right.document()));
        let orders = |command: &Command| matches!(command, Command::Order { .. } | Command::AddComponent { .. } | Command::Remove { .. });
        if !orders(&one) && !orders(&other) {
            prop_assert_eq!(left.document().to_json(), right.document().to_json());
        }
    }

    #[test]
    fn an_edit_of_an_older_state_overwrites_nothing(
        document in random::document(),
        theirs in vec(draw(), 1..4),
        mine in draw(),
    ) {
        let base = deployment(document);
        let (done, current) = carry_out(base.document().clone(), &theirs);
        prop_assume!(!done.is_empty());
        let Some(mine) = command(&mine, base.document()) else { return Ok(()) };
        let Ok(alone) = base.apply(&mine) else { return Ok(()) };
        let Merged::Apply(merged) = mine.merge(base.document(), current.document()) else { return Ok(()) };
        let Ok(together) = current.apply(&merged) else { return Ok(()) };
        let together = together.deployment.document();
        let mine_changed = changed(base.document(), alone.deployment.document());
        for was in &current.document().components {
            if mine_changed.contains(&was.id) || mentions(was, &mine_changed) {
                continue;
            }
            prop_assert!(together.components.contains(was), "{} was changed by {merged:?}", was.id);
        }
        for command in &done {
            let Command::Rename { id, name } = &command.0 else { continue };
            let renamed_by_me = matches!(&mine, Command::Rename { id: mine, .. } if mine == id);
            let is_last = done.iter().rev().find(|(other, _)| other.subject() == Some(id)).is_some_and(|(last, _)| *last == command.0);
            let component = together.components.iter().find(|component| component.id == *id);
            if let Some(component) = component.filter(|_| is_last && !renamed_by_me && !matches!(mine, Command::EditComponent { .. })) {
                prop_assert_eq!(&component.name, name);
            }
        }
    }
}

fn mentions(component: &Component, gone: &BTreeSet<Id>) -> bool {
    let place = [&component.network, &component.zone, &component.host];
    let named = component.connects_to.iter().flatten();
    place.into_iter().flatten().chain(named).any(|id| gone.contains(id))
}
