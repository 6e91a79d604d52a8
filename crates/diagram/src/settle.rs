//! Puts things in a row as near as possible to where each wants to be, keeping their order and
//! distances.

use crate::geometry::snap;

/// One thing in the row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wish {
    /// Where it wants to start.
    pub at: i32,
    /// How far behind its start the next one may start.
    pub length: i32,
}

/// Where each thing starts, on the grid, from `low` on and with the last one ending by `high`. Where
/// they don't fit, they start at `low` and go beyond.
///
/// This is isotonic regression by merging neighbours: those that get into each other's way are put
/// together at their mean. It is linear, and a change of one wish moves only those that it touches.
pub(crate) fn settle(wishes: &[Wish], low: i32, high: i32) -> Vec<i32> {
    let mut offset = 0;
    let mut blocks: Vec<Block> = Vec::new();
    for wish in wishes {
        let mut block = Block { sum: i64::from(wish.at - offset), count: 1 };
        while let Some(last) = blocks.pop_if(|last| last.mean() >= block.mean()) {
            block = block.with(last);
        }
        blocks.push(block);
        offset += wish.length;
    }
    let highest = (high - offset).max(low);
    let starts = blocks
        .iter()
        .flat_map(|block| std::iter::repeat_n(snap(block.mean()).clamp(low, highest), block.count));
    let mut offset = 0;
    let placed = starts.zip(wishes).map(|(start, wish)| {
        let at = start + offset;
        offset += wish.length;
        at
    });
    placed.collect()
}

#[derive(Clone, Copy)]
struct Block {
    sum: i64,
    count: usize,
}

impl Block {
    fn mean(&self) -> i32 {
        let count = i64::try_from(self.count).unwrap_or(i64::MAX);
        i32::try_from(self.sum.div_euclid(count)).unwrap_or(0)
    }

    const fn with(self, other: Self) -> Self {
        Self { sum: self.sum + other.sum, count: self.count + other.count }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(at: i32) -> Wish {
        Wish { at, length: 16 }
    }

    #[test]
    fn those_with_room_get_their_wish() {
        assert_eq!(settle(&[wish(8), wish(80)], 0, 200), [8, 80]);
    }

    #[test]
    fn those_that_meet_share_the_middle() {
        assert_eq!(settle(&[wish(40), wish(40)], 0, 200), [32, 48]);
    }

    #[test]
    fn the_bounds_hold() {
        assert_eq!(settle(&[wish(-50), wish(500)], 0, 64), [0, 48]);
        assert_eq!(settle(&[wish(0), wish(0), wish(0)], 8, 10), [8, 24, 40]);
    }
}
