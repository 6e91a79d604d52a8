//! Divides a rule whose cells would be too long into rules that together admit the same.

use std::borrow::Cow;
use std::sync::Arc;

use port_model::Endpoint;

use super::cells::TooLong;
use crate::rule::Rule;

/// A rule in as many parts as it takes until each fits or can't be divided further.
pub(super) fn parts<'a>(
    rule: &'a Rule,
    too_long: &impl Fn(&Rule) -> Option<TooLong>,
) -> Vec<Cow<'a, Rule>> {
    let mut parts = Vec::new();
    let mut open = vec![Cow::Borrowed(rule)];
    while let Some(part) = open.pop() {
        match too_long(&part).and_then(|what| halves(&part, what)) {
            // The first half comes off the pile first.
            Some((first, second)) => open.extend([Cow::Owned(second), Cow::Owned(first)]),
            None => parts.push(part),
        }
    }
    parts
}

type Halves<T> = (Vec<T>, Vec<T>);

fn halves(rule: &Rule, what: TooLong) -> Option<(Rule, Rule)> {
    let (mut first, mut second) = (rule.clone(), rule.clone());
    match what {
        TooLong::Sources => (first.sources, second.sources) = halves_of_ends(&rule.sources)?,
        TooLong::Destinations => {
            (first.destinations, second.destinations) = halves_of_ends(&rule.destinations)?;
        }
        TooLong::Services => (first.services, second.services) = halves_of(&rule.services)?,
    }
    Some((first, second))
}

/// Half of the ends each, or of a single end's addresses.
fn halves_of_ends(ends: &[Arc<Endpoint>]) -> Option<Halves<Arc<Endpoint>>> {
    let [end] = ends else { return halves_of(ends) };
    let (first, second) = halves_of(&end.addresses)?;
    let with = |addresses| vec![Arc::new(Endpoint { addresses, ..Endpoint::clone(end) })];
    Some((with(first), with(second)))
}

fn halves_of<T: Clone>(values: &[T]) -> Option<Halves<T>> {
    let (first, second) = values.split_at(values.len() / 2);
    (!first.is_empty()).then(|| (first.to_vec(), second.to_vec()))
}
