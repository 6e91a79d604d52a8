//! Where results go: standard output, unless a file was named.

use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::path::Path;

use serde::Serialize;

use crate::error::CommandError;
use crate::file::replace;
use crate::input::is_dash;

/// Standard output and standard error, or what a test puts in their place.
pub(crate) struct Output {
    stream: Box<dyn Write>,
    is_terminal: bool,
    notes: Box<dyn Write>,
}

impl Output {
    /// The process's own.
    pub(crate) fn standard() -> Self {
        let stream = io::stdout().lock();
        let is_terminal = stream.is_terminal();
        Self { stream: Box::new(stream), is_terminal, notes: Box::new(io::stderr()) }
    }

    /// Whether somebody reads along.
    pub(crate) fn is_terminal(&self) -> bool {
        self.is_terminal
    }

    /// Lets `write` fill standard output. A reader who has seen enough (`| head`) is no error.
    pub(crate) fn print(
        &mut self,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), CommandError> {
        let mut buffered = BufWriter::new(&mut self.stream);
        match write(&mut buffered).and_then(|()| buffered.flush()) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                // Or the buffer would try once more when it is dropped.
                let _ = buffered.into_parts();
                Ok(())
            }
            result => result.map_err(CommandError::Output),
        }
    }

    /// Tells whoever ran the command what else there is to know.
    pub(crate) fn note(&mut self, notes: &[String]) {
        for note in notes {
            // The result is there; that nobody reads this does not make it wrong.
            let _ = writeln!(self.notes, "{note}");
        }
    }

    /// Writes a result to a file, or to standard output where none or `-` is named.
    pub(crate) fn save(&mut self, file: Option<&Path>, bytes: &[u8]) -> Result<(), CommandError> {
        match file.filter(|file| !is_dash(file)) {
            Some(file) => replace(file, bytes)
                .map_err(|error| CommandError::Write { file: file.to_owned(), error }),
            None => self.print(|out| out.write_all(bytes)),
        }
    }
}

/// Writes a JSON array with one entry per line, which reads and compares well.
pub(crate) fn write_json_list<T: Serialize>(entries: &[T], out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"[")?;
    for (at, entry) in entries.iter().enumerate() {
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, entry)?;
    }
    out.write_all(b"\n]\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts what it takes, up to a limit; then its reader is gone.
    struct Closing(usize);

    impl Write for Closing {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let taken = bytes.len().min(self.0);
            self.0 -= taken;
            if taken == 0 { Err(ErrorKind::BrokenPipe.into()) } else { Ok(taken) }
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_reader_who_has_seen_enough_is_no_error() {
        let mut output = Output {
            stream: Box::new(Closing(10)),
            is_terminal: false,
            notes: Box::new(io::sink()),
        };
        let long = vec![b'x'; 100_000];
        assert!(output.print(|out| out.write_all(&long)).is_ok());
        assert!(output.print(|out| out.write_all(b"more")).is_ok());
    }

    #[test]
    fn lists_have_one_entry_per_line() {
        let mut text = Vec::new();
        write_json_list(&[1, 2], &mut text).expect("a vector takes everything");
        assert_eq!(text, b"[\n1,\n2\n]\n");
        text.clear();
        write_json_list::<u8>(&[], &mut text).expect("a vector takes everything");
        assert_eq!(text, b"[\n]\n");
    }
}
