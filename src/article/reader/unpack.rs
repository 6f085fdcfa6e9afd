//! Packed files as what is packed in them: gzip and Zstandard, known by their first bytes.

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::io::{self, BufRead, BufReader, Read};

/// An input of which the beginning was looked at.
pub(super) type AnyInput = Box<dyn BufRead + Send>;

/// How much of an input decides what it is.
const HEAD: usize = 4_096;

/// So many bytes are unpacked at a time.
const BLOCK: usize = 128 * 1024;

/// Gives an input unpacked, with its first bytes.
pub(super) fn unpack(input: impl Read + Send + 'static) -> io::Result<(Vec<u8>, AnyInput)> {
    let (head, input) = peek(input)?;
    match head.as_slice() {
        [0x1F, 0x8B, ..] => peek(MultiGzDecoder::new(input)),
        [0x28, 0xB5, 0x2F, 0xFD, ..] => peek(ZstandardFrames::new(input)),
        _ => Ok((head, input)),
    }
}

/// Reads the first bytes of an input and puts them back.
fn peek(mut input: impl Read + Send + 'static) -> io::Result<(Vec<u8>, AnyInput)> {
    let mut head = Vec::new();
    input.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    let input = io::Cursor::new(head.clone()).chain(BufReader::with_capacity(BLOCK, input));
    Ok((head, Box::new(input)))
}

/// The bytes of one Zstandard frame after the other.
struct ZstandardFrames {
    input: AnyInput,
    decoder: FrameDecoder,
    is_open: bool,
}

impl ZstandardFrames {
    fn new(input: AnyInput) -> Self {
        Self {
            input,
            decoder: FrameDecoder::new(),
            is_open: false,
        }
    }

    /// Begins the next frame; `false` at the end of the input.
    fn open(&mut self) -> io::Result<bool> {
        while !self.input.fill_buf()?.is_empty() {
            match self.decoder.init(&mut self.input) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                    io::copy(&mut self.input.by_ref().take(u64::from(length)), &mut io::sink())?;
                }
                Err(error) => return Err(io::Error::other(error)),
            }
        }
        Ok(false)
    }
}

impl Read for ZstandardFrames {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if !self.is_open {
                self.is_open = self.open()?;
                if !self.is_open {
                    return Ok(0);
                }
            }
            let read = self.decoder.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            if self.decoder.is_finished() {
                self.is_open = false;
            } else {
                let strategy = BlockDecodingStrategy::UptoBytes(BLOCK);
                self.decoder
                    .decode_blocks(&mut self.input, strategy)
                    .map_err(io::Error::other)?;
            }
        }
    }
}
