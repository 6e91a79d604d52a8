//! What a file is, by its content.

use super::fault::ImportFaultKind;

/// What can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A workbook of Excel since 2007.
    Workbook,
    /// A text, perhaps of separated values.
    Text,
}

const ZIP: &[u8] = b"PK\x03\x04";
/// How the container of old Office files begins; that of encrypted new ones too.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// What an encrypted workbook is called in that container, in UTF-16.
const ENCRYPTED: &str = "EncryptedPackage";

pub(super) fn of(bytes: &[u8]) -> Result<Kind, ImportFaultKind> {
    if bytes.is_empty() {
        Err(ImportFaultKind::Empty)
    } else if bytes.starts_with(OLE) {
        let name: Vec<u8> = ENCRYPTED.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_encrypted = bytes.windows(name.len()).any(|part| part == name);
        Err(if is_encrypted { ImportFaultKind::Encrypted } else { ImportFaultKind::OldWorkbook })
    } else if bytes.starts_with(ZIP) {
        Ok(Kind::Workbook)
    } else {
        Ok(Kind::Text)
    }
}
