//! x
/// x
#[derive(Debug)]
pub struct Change;
/// x
#[derive(Debug)]
pub struct Command;
/// x
#[derive(Debug)]
pub struct Refusal;
