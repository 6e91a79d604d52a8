//! Which of the lines that somebody has changed in a cell belong to which component.

use std::collections::BTreeMap;

/// A line that the export writes, and whose it is.
pub(super) type Owned<'a> = (usize, &'a str);

/// The lines of each owner whose lines are not as they were. None where nobody can tell whose a line
/// is. Lines that were kept in place tell, and so do those around one component's.
pub(super) fn changed<'s>(
    expected: &[Owned<'_>],
    said: &[&'s str],
) -> Option<BTreeMap<usize, Vec<&'s str>>> {
    let first = expected.first()?.0;
    if expected.iter().all(|(owner, _)| *owner == first) {
        return Some(BTreeMap::from([(first, said.to_vec())]));
    }
    if expected.len() == said.len() {
        return Some(in_place(expected, said));
    }
    let from_start = between(expected, said, common(expected, said, Order::FromStart))?;
    let from_end = between(expected, said, common(expected, said, Order::FromEnd))?;
    (from_start == from_end).then_some(from_start)
}

fn in_place<'s>(expected: &[Owned<'_>], said: &[&'s str]) -> BTreeMap<usize, Vec<&'s str>> {
    let mut lines: BTreeMap<usize, Vec<&'s str>> = BTreeMap::new();
    let mut differing = Vec::new();
    for ((owner, line), text) in expected.iter().zip(said) {
        lines.entry(*owner).or_default().push(*text);
        if line != text {
            differing.push(*owner);
        }
    }
    lines.retain(|owner, _| differing.contains(owner));
    lines
}

#[derive(Clone, Copy)]
enum Order {
    FromStart,
    FromEnd,
}

/// How many lines at the start and at the end are as they were.
fn common(expected: &[Owned<'_>], said: &[&str], order: Order) -> (usize, usize) {
    let shorter = expected.len().min(said.len());
    let is_same = |((_, line), text): &(&Owned<'_>, &&str)| line == *text;
    let start = expected.iter().zip(said).take_while(is_same).count();
    let end = expected.iter().rev().zip(said.iter().rev()).take_while(is_same).count();
    match order {
        Order::FromStart => (start, end.min(shorter - start)),
        Order::FromEnd => (start.min(shorter - end), end),
    }
}

/// What stands between the common lines, if all that stood there was one owner's.
fn between<'s>(
    expected: &[Owned<'_>],
    said: &[&'s str],
    (start, end): (usize, usize),
) -> Option<BTreeMap<usize, Vec<&'s str>>> {
    let replaced = expected.get(start..expected.len() - end)?;
    let owner = if let Some((owner, _)) = replaced.first() {
        *owner
    } else {
        // Lines were put between others: between two of one owner, they are that one's.
        let before = expected.get(start.checked_sub(1)?)?.0;
        let after = expected.get(expected.len() - end)?.0;
        (before == after).then_some(before)?
    };
    if replaced.iter().any(|(other, _)| *other != owner) {
        return None;
    }
    let is_owned = |at: usize| expected.get(at).is_some_and(|(other, _)| *other == owner);
    let lines = said.iter().enumerate().filter(|(at, _)| {
        let is_between = *at >= start && *at < said.len() - end;
        is_between || is_owned(if *at < start { *at } else { *at + expected.len() - said.len() })
    });
    Some(BTreeMap::from([(owner, lines.map(|(_, line)| *line).collect())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Component 0 has `a` and `b`, component 1 `c`, component 2 nothing yet.
    const EXPECTED: [Owned<'static>; 4] = [(0, "a"), (0, "b"), (1, "c"), (2, "missing")];

    fn pairs(said: &[&'static str]) -> Option<Vec<(usize, Vec<&'static str>)>> {
        changed(&EXPECTED, said).map(|changed| changed.into_iter().collect())
    }

    #[test]
    fn lines_that_were_kept_in_place_tell_whose_they_are() {
        assert_eq!(pairs(&["a", "b", "c", "x"]), Some(vec![(2, vec!["x"])]));
        let two = vec![(0, vec!["a", "x"]), (2, vec!["y"])];
        assert_eq!(pairs(&["a", "x", "c", "y"]), Some(two));
    }

    #[test]
    fn more_or_fewer_lines_of_one_component_tell_whose_they_are() {
        assert_eq!(pairs(&["a", "b", "c", "x", "y"]), Some(vec![(2, vec!["x", "y"])]));
        assert_eq!(pairs(&["a", "b", "x", "y", "missing"]), Some(vec![(1, vec!["x", "y"])]));
        assert_eq!(pairs(&["a", "x", "b", "c", "missing"]), Some(vec![(0, vec!["a", "x", "b"])]));
        assert_eq!(pairs(&["b", "c", "missing"]), Some(vec![(0, vec!["b"])]));
        assert_eq!(pairs(&["a", "b", "c"]), Some(vec![(2, vec![])]));
    }

    #[test]
    fn what_could_be_of_either_is_not_guessed() {
        assert_eq!(pairs(&["a", "b", "c", "x", "missing"]), None);
        assert_eq!(pairs(&["a", "b", "c", "missing", "x"]), None);
        assert_eq!(pairs(&["a", "b", "x", "y", "z"]), None);
        assert_eq!(pairs(&["x"]), None);
        let shared = [(0, "a"), (0, "s"), (1, "s"), (1, "b")];
        assert_eq!(changed(&shared, &["a", "s", "b"]), None, "either may have lost it");
    }

    #[test]
    fn one_component_alone_has_all_lines() {
        let changed = changed(&[(0, "missing")], &["x", "y"]);
        assert_eq!(changed, Some(BTreeMap::from([(0, vec!["x", "y"])])));
    }
}
