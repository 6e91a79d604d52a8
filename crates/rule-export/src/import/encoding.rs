//! A file of separated values as a text, in the encodings that spreadsheets write.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::fault::{CellPlace, ImportFault, ImportFaultKind};

const UTF_8_MARK: &[u8] = b"\xef\xbb\xbf";

/// The text: UTF-8 or UTF-16 where a byte order mark says so, else UTF-8 or, as Excel writes without
/// being told otherwise, Windows-1252.
pub(super) fn decoded(bytes: &[u8]) -> Result<String, ImportFault> {
    let alone = |kind| ImportFault { place: None, kind };
    let text = if let Some(text) = bytes.strip_prefix(UTF_8_MARK) {
        std::str::from_utf8(text).map_err(|error| not_utf8(text, error.valid_up_to()))?.to_owned()
    } else if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        let encoding = if bytes.starts_with(b"\xff\xfe") { UTF_16LE } else { UTF_16BE };
        let (text, is_broken) = encoding.decode_with_bom_removal(bytes);
        if is_broken {
            return Err(alone(ImportFaultKind::NotUtf16));
        }
        text.into_owned()
    } else {
        let text = std::str::from_utf8(bytes).map(str::to_owned);
        text.unwrap_or_else(|_| WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned())
    };
    let is_control = |letter: char| letter.is_ascii_control() && !"\t\r\n".contains(letter);
    if text.contains(is_control) || text.trim_start().starts_with(['<', '{', '%']) {
        return Err(alone(ImportFaultKind::NotASpreadsheet));
    }
    Ok(text)
}

/// The mark says UTF-8 and the text is not: the row is as good as line breaks tell.
fn not_utf8(text: &[u8], valid: usize) -> ImportFault {
    let before = text.get(..valid).unwrap_or_default();
    let lines = before.split(|byte| *byte == b'\n').count();
    let row = u32::try_from(lines).unwrap_or(u32::MAX);
    let place = CellPlace { sheet: None, row, column: None };
    ImportFault { place: Some(place), kind: ImportFaultKind::NotUtf8 }
}
