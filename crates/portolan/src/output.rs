//! Standard output, where results go that no file was named for.

use std::io::{self, BufWriter, ErrorKind, Write};

use serde::Serialize;

use crate::error::CommandError;

/// Standard output, or what a test puts in its place.
pub(crate) struct Output {
    stream: Box<dyn Write>,
}

impl Output {
    /// Standard output, locked.
    pub(crate) fn standard() -> Self {
        Self { stream: Box::new(io::stdout().lock()) }
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
        let mut output = Output { stream: Box::new(Closing(10)) };
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
