//! What is wrong with a document: where, what, and what to do about it.

use std::fmt;

use crate::names::Id;
use crate::wording::Lang;

/// One thing that is wrong with a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where in the document, such as `components[3].addresses[0]`; empty for the whole.
    pub path: Path,
    /// What is wrong.
    pub kind: FaultKind,
    /// Where in the text, for documents that were read from one.
    pub position: Option<Position>,
}

impl Fault {
    /// The sentence for people, without the place.
    pub fn text(&self, lang: Lang) -> String {
        self.kind.message().text(lang)
    }

    /// The same fault in something that stands at a place of a larger whole.
    #[must_use]
    pub(crate) fn inside(self, place: &Path) -> Self {
        let mut segments = place.0.clone();
        segments.extend(self.path.0);
        Self { path: Path(segments), ..self }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.text(Lang::En);
        if self.path.0.is_empty() {
            formatter.write_str(&text)
        } else {
            write!(formatter, "{}: {text}", self.path)
        }
    }
}

/// Everything that is wrong with a document, in its order. Never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults(pub Vec<Fault>);

impl fmt::Display for Faults {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, fault) in self.0.iter().enumerate() {
            write!(formatter, "{}{fault}", if at == 0 { "" } else { "\n" })?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}

/// A line and a column in a text, both counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// A place in a document.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Path(pub Vec<Segment>);

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Segment {
    /// Into a mapping.
    Key(String),
    /// Into a list, counted from 0.
    Item(usize),
}

impl Path {
    /// The path of a key of the document itself.
    pub fn key(key: &str) -> Self {
        Self::default().then(key)
    }

    /// One step further, into a mapping.
    #[must_use]
    pub fn then(&self, key: &str) -> Self {
        self.step(Segment::Key(key.to_owned()))
    }

    /// One step further, into a list.
    #[must_use]
    pub fn item(&self, at: usize) -> Self {
        self.step(Segment::Item(at))
    }

    /// The path itself and every path that leads to it.
    pub(crate) fn way(&self) -> impl Iterator<Item = Self> + '_ {
        (1..=self.0.len()).filter_map(|length| self.0.get(..length)).map(|way| Self(way.to_vec()))
    }

    fn step(&self, segment: Segment) -> Self {
        let mut segments = self.0.clone();
        segments.push(segment);
        Self(segments)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, segment) in self.0.iter().enumerate() {
            match segment {
                Segment::Key(key) if at == 0 => formatter.write_str(key)?,
                Segment::Key(key) => write!(formatter, ".{key}")?,
                Segment::Item(item) => write!(formatter, "[{item}]")?,
            }
        }
        Ok(())
    }
}

/// Declares kinds of faults: each variant's fields are the values of its sentence, and its key
/// in the Fluent files stands beside it.
macro_rules! fault_kinds {
    ($(#[$meta:meta])* $name:ident: $($(#[$doc:meta])* $variant:ident { $($field:ident: $type:ty),* } = $key:literal,)+) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum $name {
            $($(#[$doc])* #[allow(missing_docs, clippy::allow_attributes, reason = "the sentence says what each value is")] $variant { $($field: $type),* },)+
        }

        impl $name {
            /// The sentence.
            pub fn message(&self) -> $crate::wording::Message {
                match self {
                    $(Self::$variant { $($field),* } => $crate::wording::Message::new($key)
                        $(.with(stringify!($field), $crate::fault::argument($field)))*,)+
                }
            }

            /// The key of the kind's sentence, the same in every language.
            pub const fn key(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $key,)+
                }
            }

            /// The key of every kind's sentence.
            pub const KEYS: &'static [&'static str] = &[$($key,)+];
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(&self.message().text($crate::wording::Lang::En))
            }
        }

        impl std::error::Error for $name {}
    };
}
pub(crate) use fault_kinds;

pub(crate) trait Shown {
    fn shown(&self) -> crate::wording::Argument;
}

impl Shown for String {
    fn shown(&self) -> crate::wording::Argument {
        self.into()
    }
}

impl Shown for &str {
    fn shown(&self) -> crate::wording::Argument {
        (*self).into()
    }
}

impl Shown for Id {
    fn shown(&self) -> crate::wording::Argument {
        self.as_str().into()
    }
}

impl Shown for usize {
    fn shown(&self) -> crate::wording::Argument {
        // As text, so that a language's thousands separators don't get into limits and numbers.
        self.to_string().into()
    }
}

impl Shown for Option<String> {
    fn shown(&self) -> crate::wording::Argument {
        self.as_deref().unwrap_or("none").into()
    }
}

/// A value of a fault's sentence.
pub(crate) fn argument(value: &impl Shown) -> crate::wording::Argument {
    value.shown()
}

fault_kinds! {
    /// What can be wrong with a document.
    FaultKind:
    /// The text is longer than a document may be.
    TooLarge { limit: usize } = "fault-too-large",
    /// The text is not UTF-8.
    NotText {} = "fault-not-text",
    /// The text is not YAML.
    NotYaml { mistake: &'static str, detail: String } = "fault-not-yaml",
    /// The text is not JSON.
    NotJson { mistake: &'static str, detail: String } = "fault-not-json",
    /// XML that is no SVG picture, or no XML at all.
    NotSvg {} = "fault-not-svg",
    /// A picture whose XML is not well-formed.
    BrokenSvg {} = "fault-broken-svg",
    /// A picture with a document type, which could declare entities.
    SvgWithDoctype {} = "fault-svg-with-doctype",
    /// A picture that carries no document.
    SvgWithoutDocument {} = "fault-svg-without-document",
    /// Lists and mappings inside each other beyond any use.
    TooDeep { limit: usize } = "fault-too-deep",
    /// Aliases that multiply beyond any use.
    TooManyValues { limit: usize } = "fault-too-many-values",
    /// An alias inside what it stands for.
    UnknownAlias {} = "fault-unknown-alias",
    /// A YAML tag such as `!include`.
    Tag { tag: String } = "fault-tag",
    /// More than one document in a text.
    SeveralDocuments {} = "fault-several-documents",
    /// Nothing in the text.
    Empty {} = "fault-empty",
    /// A value of another type than the key takes.
    WrongType { expected: String, found: String } = "fault-wrong-type",
    /// A key that is a list or a mapping.
    KeyNotText {} = "fault-key-not-text",
    /// A key that nothing takes.
    UnknownKey { suggestion: Option<String> } = "fault-unknown-key",
    /// A key that stands twice.
    KeyTwice {} = "fault-key-twice",
    /// A key that has to be there.
    MissingKey {} = "fault-missing-key",
    /// Another version of the format.
    WrongFormat { found: String } = "fault-wrong-format",
    /// Not an id.
    BadId { text: String } = "fault-bad-id",
    /// A text without anything to read.
    EmptyText {} = "fault-empty-text",
    /// A text that is too long.
    TextTooLong { length: usize, limit: usize } = "fault-text-too-long",
    /// A text with control characters.
    ControlCharacter {} = "fault-control-character",
    /// Not a port number.
    BadPort { text: String } = "fault-bad-port",
    /// Not a number of endpoints.
    BadCount { text: String } = "fault-bad-count",
    /// Not a version.
    BadVersion { text: String } = "fault-bad-version",
    /// Not an address.
    BadAddress { text: String } = "fault-bad-address",
    /// An IPv6 address with a zone identifier.
    ZoneIdentifier { text: String } = "fault-zone-identifier",
    /// A range from IPv4 to IPv6.
    MixedRange { text: String } = "fault-mixed-range",
    /// A range whose end is before its start.
    BackwardRange { text: String } = "fault-backward-range",
    /// Not a network.
    BadNetwork { text: String } = "fault-bad-network",
    /// An address where a network should be.
    MissingPrefix { text: String, network: String } = "fault-missing-prefix",
    /// A network with host bits.
    HostBits { text: String, network: String } = "fault-host-bits",
    /// A management address that is not one machine's.
    NotOneMachine { text: String } = "fault-not-one-machine",
    /// A word that is none of those allowed.
    UnknownWord { text: String, allowed: String, suggestion: Option<String> } = "fault-unknown-word",
    /// A module that the catalogue does not know.
    UnknownModule { text: String, suggestion: Option<String> } = "fault-unknown-module",
    /// A service that the catalogue does not know.
    UnknownService { suggestion: Option<String> } = "fault-unknown-service",
    /// A service whose protocol has no ports.
    ServiceWithoutPort {} = "fault-service-without-port",
    /// A value that stands twice in a list.
    Twice { text: String } = "fault-twice",
    /// An id that something else has.
    IdTwice { id: Id, first: String } = "fault-id-twice",
    /// An id that is kept for the internet.
    ReservedId { id: Id } = "fault-reserved-id",
    /// A reference to a zone that does not exist.
    UnknownZone { id: Id, suggestion: Option<String> } = "fault-unknown-zone",
    /// A reference to a network that does not exist.
    UnknownNetwork { id: Id, suggestion: Option<String> } = "fault-unknown-network",
    /// A reference to a component that does not exist.
    UnknownComponent { id: Id, suggestion: Option<String> } = "fault-unknown-component",
    /// A component that the key can't name.
    WrongRole { id: Id, role: Id, allowed: String } = "fault-wrong-role",
    /// A key that the component's role does not take.
    KeyNotForRole { role: Id } = "fault-key-not-for-role",
    /// A component that is nowhere.
    NoPlace {} = "fault-no-place",
    /// A network in another zone than the component says.
    PlaceDisagrees { network: Id, zone: Id } = "fault-place-disagrees",
    /// A component that shares a machine and says another place.
    HostDisagrees { host: Id } = "fault-host-disagrees",
    /// No zones at all.
    NoZones {} = "fault-no-zones",
    /// More entries than a list may have.
    TooMany { found: usize, limit: usize } = "fault-too-many",
    /// More flows than a deployment may have.
    TooManyFlows { limit: usize } = "fault-too-many-flows",
    /// An extra flow without the ports that its protocol needs.
    PortsMissing {} = "fault-ports-missing",
    /// An extra flow with ports that its protocol hasn't.
    PortsNotTaken {} = "fault-ports-not-taken",
    /// An extra flow from the internet to the internet.
    OutsideOnly {} = "fault-outside-only",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_read_like_the_document() {
        let path = Path::key("components").item(3).then("addresses").item(0);
        assert_eq!(path.to_string(), "components[3].addresses[0]");
    }

    #[test]
    fn a_suggestion_is_only_made_where_there_is_one() {
        let with = FaultKind::UnknownKey { suggestion: Some("address".to_owned()) };
        assert_eq!(with.message().text(Lang::En), "unknown key, did you mean 'address'?");
        let without = FaultKind::UnknownKey { suggestion: None };
        assert_eq!(without.message().text(Lang::En), "unknown key");
    }
}
