//! What is wrong with a filled sheet: where, what, and what to do about it.

use port_model::wording::Message;
use port_model::{FaultKind, Lang};

use super::sheet::letters;
use super::workbook::MAX_INFLATED;
use crate::text::message;

/// One thing that is wrong with a filled sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportFault {
    /// Where; none for the file as a whole.
    pub place: Option<CellPlace>,
    /// What is wrong.
    pub kind: ImportFaultKind,
}

/// A cell or a row of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellPlace {
    /// The sheet; none where the file has no sheets.
    pub sheet: Option<String>,
    /// The row, counted from 1.
    pub row: u32,
    /// The column, counted from 0, with its heading; none for the whole row.
    pub column: Option<(u32, String)>,
}

/// What is wrong with a filled sheet.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ImportFaultKind {
    /// A file of no bytes.
    Empty,
    /// Neither a workbook nor separated values.
    NotASpreadsheet,
    /// A workbook from before 2007.
    OldWorkbook,
    /// A workbook with a password.
    Encrypted,
    /// A spreadsheet in the format of `LibreOffice`.
    OpenDocument,
    /// A workbook in binary form.
    BinaryWorkbook,
    /// A file that breaks off or contradicts itself.
    Damaged,
    /// A quote that is never closed.
    OpenQuote,
    /// A file that inflates to more than is read.
    TooMuch,
    /// A byte order mark says UTF-8, and the text is none.
    NotUtf8,
    /// A byte order mark says UTF-16, and the text is none.
    NotUtf16,
    /// No row has the headings of a request sheet.
    NoHeadings,
    /// Some headings are there and others are not.
    MissingHeadings(Vec<String>),
    /// A heading stands over two columns.
    TwiceHeading,
    /// A row with addresses that names no rule.
    NoRule,
    /// A rule that the deployment does not have.
    UnknownRule(String),
    /// No rule of a sheet is one of the deployment's.
    OtherRules(usize),
    /// A component that the deployment does not have.
    UnknownComponent(String),
    /// A formula instead of a value.
    Formula,
    /// A number or a date instead of an address.
    Number(String),
    /// A text that is no address.
    Address(Box<FaultKind>),
    /// Addresses were taken away, and none was given instead.
    Emptied(String),
    /// Nobody can tell which component a changed line belongs to.
    Unclear(usize),
    /// The rule has other ends than when the sheet was made.
    OtherEnds,
    /// The address is not one that the document gives the component.
    NotItsOwn(String),
    /// The component has more addresses than one row takes.
    Divided(String),
    /// Two rows say different things of one component.
    Contradiction(Box<Contradiction>),
    /// The deployment does not take the addresses.
    Refused(Box<FaultKind>),
}

/// What two rows say of one component.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// The component's name.
    pub name: String,
    /// What this row says.
    pub here: String,
    /// The other row.
    pub other: CellPlace,
    /// What that one says.
    pub there: String,
}

impl ImportFault {
    /// What is wrong and what to do, without the place.
    pub fn text(&self, lang: Lang) -> String {
        message(lang, &self.message(lang))
    }

    /// The place and the sentence.
    pub fn line(&self, lang: Lang) -> String {
        match &self.place {
            Some(place) => capitalised(&format!("{}: {}", place.text(lang), self.text(lang))),
            None => self.text(lang),
        }
    }

    fn message(&self, lang: Lang) -> Message {
        use ImportFaultKind as Kind;
        let about = |key: &'static str, name: &str| Message::new(key).with("name", name);
        match &self.kind {
            Kind::Empty => Message::new("import-empty"),
            Kind::NotASpreadsheet => Message::new("import-not-a-spreadsheet"),
            Kind::OldWorkbook => Message::new("import-old-workbook"),
            Kind::Encrypted => Message::new("import-encrypted"),
            Kind::OpenDocument => Message::new("import-open-document"),
            Kind::BinaryWorkbook => Message::new("import-binary-workbook"),
            Kind::Damaged => Message::new("import-damaged"),
            Kind::OpenQuote => Message::new("import-open-quote"),
            Kind::TooMuch => {
                let limit = (MAX_INFLATED / (1024 * 1024)).to_string();
                Message::new("import-too-much").with("limit", limit)
            }
            Kind::NotUtf8 => Message::new("import-not-utf-8"),
            Kind::NotUtf16 => Message::new("import-not-utf-16"),
            Kind::NoHeadings => Message::new("import-no-headings"),
            Kind::MissingHeadings(names) => about("import-missing-headings", &names.join(", ")),
            Kind::TwiceHeading => Message::new("import-twice-heading"),
            Kind::NoRule => Message::new("import-no-rule"),
            Kind::UnknownRule(rule) => about("import-unknown-rule", rule),
            Kind::OtherRules(count) => Message::new("import-other-rules").with("count", *count),
            Kind::UnknownComponent(id) => about("import-unknown-component", id),
            Kind::Formula => Message::new("import-formula"),
            Kind::Number(text) => about("import-number", text),
            Kind::Address(cause) => about("import-address", &cause.message().text(lang)),
            Kind::Emptied(name) => about("import-emptied", name),
            Kind::Unclear(count) => Message::new("import-unclear").with("count", *count),
            Kind::OtherEnds => Message::new("import-other-ends"),
            Kind::NotItsOwn(name) => about("import-not-its-own", name),
            Kind::Divided(name) => about("import-divided", name),
            Kind::Contradiction(of) => about("import-contradiction", &of.name)
                .with("here", &of.here)
                .with("other", of.other.text(lang))
                .with("there", &of.there),
            Kind::Refused(cause) => about("import-refused", &cause.message().text(lang)),
        }
    }
}

impl CellPlace {
    /// Such as "Rules, row 12, column E (Source address)".
    pub fn text(&self, lang: Lang) -> String {
        let row = Message::new("import-row").with("row", self.row.to_string());
        let mut parts = Vec::from_iter(self.sheet.clone());
        parts.push(message(lang, &row));
        if let Some((column, heading)) = &self.column {
            let column = Message::new("import-column").with("column", letters(*column));
            parts.push(message(lang, &column.with("heading", heading)));
        }
        parts.join(", ")
    }
}

/// A sentence from where its place stands on.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
