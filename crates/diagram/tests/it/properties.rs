//! Whatever an architect drafts, nothing overlaps.

use crate::common::{faults, read, visible};
use crate::drafts::draft;
use diagram::{Options, scene};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_overlaps_in_any_draft(draft in draft()) {
        let text = draft.text();
        let (deployment, flows) = read(&text);
        let scene = scene(&deployment, &flows, &Options::default());
        prop_assert_eq!(faults(&scene), Vec::<String>::new(), "{}", text);
        let shown: usize = scene.lines.iter().map(|line| line.flows.len()).sum::<usize>()
            + scene.marks.iter().map(|mark| mark.flows.len()).sum::<usize>();
        prop_assert_eq!(shown, visible(&flows).len());
    }
}
