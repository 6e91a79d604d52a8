//! Points, boxes and the grid that everything stands on.

/// Vertical positions are multiples of this, so that two lines either share a height or are well
/// apart.
pub(crate) const GRID: i32 = 8;

/// A place in the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point {
    /// To the right.
    pub x: i32,
    /// Downwards.
    pub y: i32,
}

impl std::ops::Sub for Point {
    type Output = Self;

    /// The way from the other place to this one.
    fn sub(self, from: Self) -> Self {
        Self { x: self.x - from.x, y: self.y - from.y }
    }
}

/// A box in the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Rect {
    /// The left edge.
    pub x: i32,
    /// The top edge.
    pub y: i32,
    /// How wide it is.
    pub width: i32,
    /// How high it is.
    pub height: i32,
}

impl Rect {
    pub(crate) const fn new(x: i32, y: i32, width: i32, height: i32) -> Self {
        Self { x, y, width, height }
    }

    /// The right edge.
    pub const fn right(&self) -> i32 {
        self.x + self.width
    }

    /// The bottom edge.
    pub const fn bottom(&self) -> i32 {
        self.y + self.height
    }

    /// The middle between top and bottom.
    pub const fn middle(&self) -> i32 {
        self.y + self.height / 2
    }

    /// Whether two boxes share more than an edge.
    pub const fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    /// Whether a horizontal or vertical line runs through the box, not merely up to its edge.
    pub fn is_crossed_by(&self, from: Point, to: Point) -> bool {
        let (left, right) = (from.x.min(to.x), from.x.max(to.x));
        let (top, bottom) = (from.y.min(to.y), from.y.max(to.y));
        left < self.right() && right > self.x && top < self.bottom() && bottom > self.y
    }

    /// The box with a margin added on every side.
    #[must_use]
    pub const fn grown(&self, by: i32) -> Self {
        Self::new(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)
    }

    /// The smallest box around two.
    #[must_use]
    pub fn around(&self, other: &Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let (right, bottom) = (self.right().max(other.right()), self.bottom().max(other.bottom()));
        Self::new(x, y, right - x, bottom - y)
    }
}

/// The nearest multiple of the grid.
pub(crate) const fn snap(value: i32) -> i32 {
    (value + GRID / 2).div_euclid(GRID) * GRID
}

/// The next multiple of `step` that is not smaller. Widths grow in steps, so that a small edit
/// seldom moves what stands to the right of it.
pub(crate) const fn step_up(value: i32, step: i32) -> i32 {
    (value + step - 1).div_euclid(step) * step
}

/// The mean of some values, if there are any.
pub(crate) fn mean(values: impl Iterator<Item = i32>) -> Option<i32> {
    let (sum, count) =
        values.fold((0_i64, 0_i64), |(sum, count), value| (sum + i64::from(value), count + 1));
    sum.checked_div(count).and_then(|mean| i32::try_from(mean).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn touching_boxes_do_not_overlap() {
        let left = Rect::new(0, 0, 10, 10);
        assert!(!left.overlaps(&Rect::new(10, 0, 10, 10)));
        assert!(left.overlaps(&Rect::new(9, 9, 10, 10)));
    }

    #[test]
    fn a_line_up_to_an_edge_does_not_cross() {
        let card = Rect::new(10, 10, 20, 20);
        let at = |x, y| Point { x, y };
        assert!(!card.is_crossed_by(at(0, 20), at(10, 20)));
        assert!(card.is_crossed_by(at(0, 20), at(11, 20)));
        assert!(!card.is_crossed_by(at(10, 0), at(10, 50)));
        assert!(card.is_crossed_by(at(15, 0), at(15, 50)));
    }

    #[test]
    fn values_snap_to_the_nearest_step() {
        assert_eq!([snap(-5), snap(3), snap(4), snap(12)], [-8, 0, 8, 16]);
        assert_eq!([step_up(0, 16), step_up(1, 16), step_up(16, 16)], [0, 16, 16]);
    }
}
