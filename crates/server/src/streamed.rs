//! Answers that are sent while they are made, so that a large one is nowhere as a whole.

use std::io::{self, Write};

use axum::body::Bytes;
use futures_util::stream::{self, Stream, StreamExt as _};
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// How many bytes go out at once. What fits into one piece is checked before anything is sent.
const PIECE: usize = 64 * 1_024;
/// How many pieces may wait for a slow reader.
const WAITING: usize = 4;

/// What is written, piece by piece, once the first piece is there.
///
/// # Errors
/// What went wrong before the first piece was full. Later, the connection breaks off, so that nobody
/// takes a part for the whole.
pub(crate) async fn body<E>(
    write: impl FnOnce(&mut dyn Write) -> Result<(), E> + Send + 'static,
) -> Result<impl Stream<Item = Result<Bytes, io::Error>> + Send + 'static, E>
where
    E: std::error::Error + Send + Sync + 'static,
{
    let (sender, mut receiver) = channel(WAITING);
    tokio::task::spawn_blocking(move || {
        let mut pieces = Pieces { sender, piece: Vec::with_capacity(PIECE) };
        match write(&mut pieces) {
            // Nobody may be listening any more.
            Ok(()) => drop(pieces.send()),
            Err(error) => drop(pieces.sender.blocking_send(Err(error))),
        }
    });
    let first = receiver.recv().await.transpose()?;
    // Who compresses it asks again after the end.
    Ok(stream::unfold((first, receiver), next).fuse())
}

/// The piece that is there already, or the next one.
async fn next<E>(
    (first, mut receiver): (Option<Bytes>, Receiver<Result<Bytes, E>>),
) -> Option<(Result<Bytes, io::Error>, (Option<Bytes>, Receiver<Result<Bytes, E>>))>
where
    E: std::error::Error + Send + Sync + 'static,
{
    let piece = match first {
        Some(piece) => Ok(piece),
        None => receiver.recv().await?,
    };
    let piece = piece.map_err(|error| {
        tracing::error!(%error, "an answer broke off");
        io::Error::other(error)
    });
    Some((piece, (None, receiver)))
}

/// Sends what is written in pieces.
struct Pieces<E> {
    sender: Sender<Result<Bytes, E>>,
    piece: Vec<u8>,
}

impl<E> Pieces<E> {
    fn send(&mut self) -> io::Result<()> {
        if self.piece.is_empty() {
            return Ok(());
        }
        let piece = std::mem::replace(&mut self.piece, Vec::with_capacity(PIECE));
        let sent = self.sender.blocking_send(Ok(piece.into()));
        sent.map_err(|_| io::ErrorKind::BrokenPipe.into())
    }
}

impl<E> Write for Pieces<E> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = PIECE - self.piece.len();
        let taken = &bytes[..bytes.len().min(room)];
        self.piece.extend_from_slice(taken);
        if self.piece.len() == PIECE {
            self.send()?;
        }
        Ok(taken.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    async fn all(
        write: impl FnOnce(&mut dyn Write) -> io::Result<()> + Send + 'static,
    ) -> io::Result<Vec<Result<Bytes, io::Error>>> {
        Ok(body(write).await?.collect().await)
    }

    #[tokio::test]
    async fn everything_arrives_in_pieces() {
        for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 5 * PIECE + 3] {
            let sent: Vec<u8> = (0..length).map(|at| u8::try_from(at % 251).unwrap_or(0)).collect();
            let written = sent.clone();
            let pieces = all(move |output| output.write_all(&written)).await.expect("pieces");
            assert!(pieces.iter().flatten().all(|piece| piece.len() <= PIECE));
            let arrived: Vec<u8> =
                pieces.into_iter().flat_map(|piece| piece.expect("a piece")).collect();
            assert_eq!(arrived, sent);
        }
    }

    #[tokio::test]
    async fn the_end_may_be_asked_for_twice() {
        let pieces = body(|output| output.write_all(b"a")).await.expect("pieces");
        let mut pieces = std::pin::pin!(pieces);
        assert!(pieces.next().await.is_some());
        assert!(pieces.next().await.is_none() && pieces.next().await.is_none());
    }

    #[tokio::test]
    async fn an_early_error_is_told_and_a_late_one_breaks_off() {
        let fails = |written: usize| {
            move |output: &mut dyn Write| {
                output.write_all(&vec![0; written])?;
                Err(io::Error::other("no more"))
            }
        };
        assert!(all(fails(PIECE - 1)).await.is_err());
        let late = all(fails(PIECE + 1)).await.expect("a first piece");
        assert!(late.first().is_some_and(Result::is_ok) && late.last().is_some_and(Result::is_err));
    }
}
