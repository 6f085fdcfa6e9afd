//! Bytes → text, whatever alphabet their bytes are of.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A text, and how it was read where it is no UTF-8.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::article) struct Decoded {
    pub(in crate::article) text: String,
    pub(in crate::article) notice: Option<String>,
}

/// How bytes are read that are no UTF-8.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::article) struct Alphabet {
    encoding: &'static Encoding,
    why: String,
}

impl Alphabet {
    /// Finds how bytes are to be read: in the encoding that they name or look like; `None` where they are UTF-8.
    ///
    /// Fails where they are no text at all.
    pub(in crate::article) fn find(bytes: &[u8]) -> Result<Option<Self>, String> {
        let Err(error) = std::str::from_utf8(bytes) else {
            return Ok(None);
        };
        let offset = error.valid_up_to();
        let wrong = bytes.get(offset).copied().unwrap_or_default();
        if bytes.contains(&0) {
            return Err(format!("no text: byte 0x{wrong:02X} at offset {offset}, and zeros"));
        }
        let encoding = match is_nearly_utf8(bytes) {
            true => UTF_8,
            false => declared_encoding(bytes).unwrap_or_else(|| guess(bytes)),
        };
        let why = format!("byte 0x{wrong:02X} at offset {offset} is no UTF-8");
        Ok(Some(Self { encoding, why }))
    }

    /// Reads bytes, and says how.
    pub(in crate::article) fn decode(&self, bytes: &[u8]) -> Decoded {
        let (text, used, had_errors) = self.encoding.decode(bytes);
        let read = if used == UTF_8 {
            String::new()
        } else {
            format!("read as {}: ", used.name())
        };
        let lost = if had_errors {
            "; what cannot be read became `\u{FFFD}`"
        } else {
            ""
        };
        Decoded {
            text: text.into_owned(),
            notice: Some(format!("{read}{}{lost}", self.why)),
        }
    }
}

/// Takes bytes as text: as UTF-8 where they are, else in the encoding that they name or look like.
///
/// Fails where they are no text at all.
pub(in crate::article) fn decode(bytes: Vec<u8>) -> Result<Decoded, String> {
    if let Some(encoding) = wide_encoding(&bytes) {
        let why = "each of its characters has two bytes".to_owned();
        return Ok(Alphabet { encoding, why }.decode(&bytes));
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok(Decoded { text, notice: None }),
        Err(error) => error.into_bytes(),
    };
    match Alphabet::find(&bytes)? {
        Some(alphabet) => Ok(alphabet.decode(&bytes)),
        None => Err("no text".to_owned()),
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    // English in Windows-1252 is likelier than another alphabet of Latin letters: "Tromsø" is no Latvian.
    detector.guess(Some(b"uk"), Utf8Detection::Deny)
}

/// Gives the encoding of two bytes a character: by its mark, or by the zeros of English in it.
pub(in crate::article) fn wide_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some(UTF_16LE),
        [0xFE, 0xFF, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(400)];
    let zeros = |start: usize| head.iter().skip(start).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    match head.len() >= 8 {
        true if even == 0 && odd * 4 > head.len() => Some(UTF_16LE),
        true if odd == 0 && even * 4 > head.len() => Some(UTF_16BE),
        _ => None,
    }
}

/// Says whether all but a few characters are UTF-8: a text with one broken quotation mark, or cut in a character.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= bad * 2
}

/// Gives the encoding that a page or a feed names in its first lines.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2_000)]).to_ascii_lowercase();
    let is_markup = head.trim_start().starts_with('<');
    let named = ["charset=", "encoding="].iter().find_map(|key| head.split_once(key));
    let (_, name) = named.filter(|_| is_markup)?;
    let name = name.trim_start_matches(['"', '\'']);
    let end = name.find(|letter: char| !(letter.is_ascii_alphanumeric() || "-_:".contains(letter)));
    let encoding = Encoding::for_label(&name.as_bytes()[..end.unwrap_or(name.len())])?;
    // What names UTF-8 and is not is something else.
    (encoding != UTF_8).then_some(encoding)
}
