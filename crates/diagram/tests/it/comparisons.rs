//! Two states on one layout: marks on exactly what differs.

use std::collections::{BTreeMap, BTreeSet};

use crate::common::{documents, faults, read, scene_of};
use crate::drafts::{Component, Draft, component, draft};
use diagram::{Before, Options, Scene, Selection, scene};
use port_model::difference::{Difference, DocumentChanges};
use port_model::{Boundary, Deployment, Flow};
use proptest::prelude::*;

type State = (Deployment, Vec<Flow>);

fn compared(old: &State, new: &State, selection: Option<&Selection>) -> Scene {
    let before = Some(Before { deployment: &old.0, flows: &old.1, version: None });
    scene(&new.0, &new.1, &Options { before, selection, ..Options::default() })
}

/// The flows of every line, with what the line says about them.
fn lines(scene: &Scene) -> impl Iterator<Item = (&[usize], Option<Difference>)> {
    let lines = scene.lines.iter().map(|line| (line.flows.as_slice(), line.change));
    lines.chain(scene.marks.iter().map(|mark| (mark.flows.as_slice(), mark.change)))
}

/// How the flow at an index differs, told from the lists alone: those of now, then those that are gone.
fn difference(old: &[Flow], new: &[Flow], at: usize) -> Option<Difference> {
    let Some(flow) = new.get(at) else { return Some(Difference::Removed) };
    match old.iter().find(|known| known.id == flow.id) {
        None => Some(Difference::Added),
        Some(known) if known != flow => Some(Difference::Changed),
        Some(_) => None,
    }
}

fn gone<'a>(old: &'a [Flow], new: &[Flow]) -> Vec<&'a Flow> {
    let kept: BTreeSet<&str> = new.iter().map(|flow| flow.id.as_str()).collect();
    old.iter().filter(|flow| !kept.contains(flow.id.as_str())).collect()
}

/// What one sign says for all that it stands for: changed where they differ in different ways.
fn together(differ: BTreeSet<Option<Difference>>) -> Option<Difference> {
    if differ.len() > 1 { Some(Difference::Changed) } else { differ.into_iter().next().flatten() }
}

/// Takes a component out of a draft, gives another one a place of its own, and adds one.
fn edited(old: &Draft, (out, moved): (usize, usize), extra: Option<Component>) -> Draft {
    let mut new = old.without(out);
    if let Some((_, component)) = new.components.get_mut(moved) {
        component.1 += 1;
        component.3 = None;
    }
    // On a machine of its own: the one that its number stands for may not be there.
    new.components.extend(extra.map(|extra| (99, (extra.0, extra.1, extra.2, None, extra.4))));
    new
}

/// A draft with an edit of it, or with another one that has nothing to do with it.
fn two() -> impl Strategy<Value = (Draft, Draft)> {
    let edit = (0_usize..24, 0_usize..24);
    let extra = prop::option::of(component());
    (draft(), draft(), prop::bool::weighted(0.7), edit, extra).prop_map(
        |(old, other, is_edit, edit, extra)| {
            let new = if is_edit { edited(&old, edit, extra) } else { other };
            (old, new)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn marks_are_on_exactly_what_differs((old, new) in two()) {
        let (old, new) = (read(&old.text()), read(&new.text()));
        let picture = compared(&old, &new, None);
        prop_assert_eq!(faults(&picture), Vec::<String>::new());

        let gone = gone(&old.1, &new.1);
        let all: Vec<&Flow> = new.1.iter().chain(gone).collect();
        let drawn: BTreeSet<usize> = lines(&picture).flat_map(|(flows, _)| flows).copied().collect();
        let wanted = all.iter().enumerate().filter(|(_, flow)| flow.boundary != Boundary::Host);
        prop_assert_eq!(&drawn, &wanted.map(|(at, _)| at).collect::<BTreeSet<_>>());
        for (flows, mark) in lines(&picture) {
            let differ = flows.iter().map(|at| difference(&old.1, &new.1, *at));
            prop_assert_eq!(mark, together(differ.collect()));
        }

        let changes = DocumentChanges::between(old.0.document(), new.0.document());
        let told: BTreeMap<String, Difference> =
            changes.components.iter().map(|entry| (entry.id.to_string(), entry.change)).collect();
        let drawn = picture.cards.iter().flat_map(|card| &card.components);
        let missing = told.keys().filter(|id| !drawn.clone().any(|drawn| drawn == *id));
        prop_assert_eq!(missing.collect::<Vec<_>>(), Vec::<&String>::new());
        for card in &picture.cards {
            let differ = card.components.iter().map(|id| told.get(id).copied());
            prop_assert_eq!(card.change, together(differ.collect()), "{}", card.id);
            prop_assert!(card.spoken.ends_with('.') && !card.spoken.contains("out "), "{}", card.spoken);
        }
    }
}

#[test]
fn what_is_equal_bears_no_mark() {
    for (name, text) in documents() {
        let state = read(&text);
        let picture = compared(&state, &state, None);
        assert!(!picture.compares, "{name}");
        let plain = scene(&state.0, &state.1, &Options::default());
        assert_eq!(picture, plain, "{name}");
        assert!(!picture.to_svg().contains("dg-change"), "{name}");
    }
}

#[test]
fn each_kind_of_change_has_its_sign_and_an_entry_in_the_legend() {
    let text = &documents()[0].1;
    let edited = text
        .replace("id: zs2, role: zone-server", "id: zs3, role: zone-server")
        .replace("addresses: [10.10.0.21]", "addresses: [10.10.0.22]");
    let (old, new) = (read(text), read(&edited));
    let picture = compared(&old, &new, None);
    let of =
        |id: &str| picture.cards.iter().find(|card| card.id == id).and_then(|card| card.change);
    let signs = [of("zs2"), of("zs3"), of("ms"), of("ts1")];
    assert_eq!(
        signs,
        [Some(Difference::Removed), Some(Difference::Added), Some(Difference::Changed), None]
    );
    let chip = |source: &str, destination: &str| {
        let mut lines = picture.lines.iter();
        let line = lines.find(|line| line.source == source && line.destination == destination);
        line.map(|line| line.chips[0].label.text.clone())
    };
    assert_eq!(chip("hub1", "zs2").as_deref(), Some("– tcp 17472"));
    assert_eq!(chip("hub1", "zs3").as_deref(), Some("+ tcp 17472"));
    assert_eq!(chip("ts1", "ms").as_deref(), Some("~ tcp 17477"));
    assert_eq!(chip("hub1", "zs1").as_deref(), Some("tcp 17472"));
    let svg = picture.to_svg();
    for word in ["Added", "Changed", "Removed"] {
        assert!(svg.contains(&format!(">{word}</text>")), "{word} is not in the legend");
        assert!(svg.contains(&format!("({word})</title>")), "no line says {word}");
    }
    assert!(
        !scene_of(text).to_svg().contains("opacity"),
        "nothing steps back where nothing is compared"
    );
}

#[test]
fn a_wall_and_a_filter_hold_for_what_is_gone_as_well() {
    let text = &documents()[0].1;
    let old = read(text);
    let new = read(
        &text
            .replace("modules: [direct-connect]", "modules: []")
            .replace("internet_access: true", "")
            .replace("platform: windows\n", "platform: windows\ninternet_access: false\n"),
    );
    let selection =
        Selection::from_pairs([("view", "wall:dmz:core"), ("protocol", "tcp")]).expect("sound");
    let picture = compared(&old, &new, Some(&selection));
    assert_eq!(faults(&picture), Vec::<String>::new());
    let removed = picture.lines.iter().filter(|line| line.change == Some(Difference::Removed));
    let removed: BTreeSet<&str> = removed.map(|line| line.destination.as_str()).collect();
    assert_eq!(removed, BTreeSet::from(["internet"]));
}
