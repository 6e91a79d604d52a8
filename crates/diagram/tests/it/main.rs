//! What holds for every picture: measured on its geometry and on its SVG.

mod common;
mod comparisons;
mod drafts;
mod drawing;
mod figures;
mod finish;
mod geometry;
mod golden;
mod moves;
mod properties;
mod selections;
mod stability;
mod stacks;
