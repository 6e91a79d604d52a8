//! nftables: what differs between two versions, above the table that replaces the older one.

use std::collections::BTreeSet;

use rule_export::Grouping;

use crate::nftables::{NFTABLES, filled, read, refused};
use crate::versions::edit;

#[test]
fn a_golden_change() {
    NFTABLES.golden_change();
}

#[test]
fn a_change_is_the_new_table_and_says_what_differs() {
    let mut changes = Vec::new();
    NFTABLES.each_pair(|files| {
        assert_eq!(read(&files.change), read(&files.new));
        assert_eq!(commands(&files.change), commands(&files.new));
        let said = |sign: &str| -> BTreeSet<String> {
            let lines = files.change.lines();
            lines.filter_map(|it| it.strip_prefix(sign).map(str::to_owned)).collect()
        };
        let (old, new) = (admitting(&files.old), admitting(&files.new));
        assert_eq!(said("# forward - "), old.difference(&new).cloned().collect());
        assert_eq!(said("# forward + "), new.difference(&old).cloned().collect());
        if changes.len() < 100 {
            changes.push(filled(&files.change));
        }
    });
    let files = NFTABLES.files_of(&edit(), Grouping::Pair);
    assert!(
        files.change.contains("\n# forward - ip ") && files.change.contains("\n# forward + ip ")
    );
    assert_eq!(refused("nft-changes", &changes), [""; 0]);
}

fn commands(file: &str) -> Vec<&str> {
    let lines = file.lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

fn admitting(file: &str) -> BTreeSet<String> {
    let lines = commands(file).into_iter();
    lines.filter(|line| line.contains(" accept comment ")).map(str::to_owned).collect()
}
