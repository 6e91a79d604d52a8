//! The two versions of a change request, each as the file that it would be.

use std::io;

use super::apart::Apart;
use super::policy::Policy;
use crate::report::Report;

/// A version: its rules, and the same with the families of addresses apart.
pub(crate) type Version<'v, 'a> = (&'v Policy<'a>, &'v Apart<'v, 'a>);

/// The older and the newer version as texts. What is said of the older one is of the past; the formats
/// that are compared like this write nothing but ASCII.
pub(crate) fn texts(
    [old, new]: [Version<'_, '_>; 2],
    report: &mut Report,
    write: impl Fn(&mut Vec<u8>, Version<'_, '_>, &mut Report) -> io::Result<()>,
) -> io::Result<[String; 2]> {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    write(&mut before, old, &mut Report::default())?;
    write(&mut after, new, report)?;
    Ok([before, after].map(|text| String::from_utf8(text).unwrap_or_default()))
}
