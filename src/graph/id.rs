//! Ids of nodes and relations, made from content: the same thing has the same id in every graph.

use crate::evidence::Party;
use crate::ontology::{ArticleId, EntityId};
use crate::timex::Timex;
use sha2::{Digest, Sha256};
use std::fmt::{self, Write};
use std::sync::Arc;

/// Names a node: `entity/person/shinzo-abe`, `article/nhk-1/statement/s1`. Safe as the end of an IRI.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(Arc<str>);

impl NodeId {
    /// Takes an id as it was written.
    pub fn new(id: &str) -> Self {
        Self(id.into())
    }

    /// Names an entity of the gazetteer.
    pub fn entity(entity: &EntityId) -> Self {
        let path: Vec<String> = entity.as_str().split('/').map(encode).collect();
        Self::new(&format!("entity/{}", path.join("/")))
    }

    /// Names a party: its entity, or the words of one article where it is not linked.
    pub fn party(article: &ArticleId, party: &Party) -> Self {
        match &party.entity {
            Some(entity) => Self::entity(entity),
            None => Self::new(&format!(
                "article/{}/name/{}",
                encode(article.as_str()),
                encode(&party.name)
            )),
        }
    }

    /// Names an article.
    pub fn article(article: &ArticleId) -> Self {
        Self::new(&format!("article/{}", encode(article.as_str())))
    }

    /// Names a statement of an article.
    pub fn statement(article: &ArticleId, statement: &str) -> Self {
        Self::new(&format!(
            "article/{}/statement/{}",
            encode(article.as_str()),
            encode(statement)
        ))
    }

    /// Names a value of time.
    pub fn date(value: &Timex) -> Self {
        Self::new(&format!("date/{}", encode(value.as_str())))
    }

    /// Gives the id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Says whether it is an entity of the gazetteer.
    pub fn is_linked(&self) -> bool {
        self.0.starts_with("entity/")
    }
}

impl fmt::Display for NodeId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Writes a text so that it may stand between two `/` of an IRI: RFC 3986, section 2.3.
///
/// A lone `.` or `..` would be a step of a path, so dots are encoded where nothing else stands.
pub(super) fn encode(text: &str) -> String {
    let all_dots = text.bytes().all(|byte| byte == b'.');
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'.' if all_dots => encoded.push_str("%2E"),
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            _ => {
                // Writing to a string cannot fail.
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    encoded
}

/// Gives a short name for a list of texts: FNV-1a over 128 bits, as 32 hexadecimal digits.
pub fn digest<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    const OFFSET: u128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013B;
    let mut hash = OFFSET;
    let mut add = |byte: u8| hash = (hash ^ u128::from(byte)).wrapping_mul(PRIME);
    for part in parts {
        part.bytes().for_each(&mut add);
        // No UTF-8 text holds this byte: ["ab", "c"] and ["a", "bc"] differ.
        add(0xFF);
    }
    format!("{hash:032x}")
}

/// Gives the SHA-256 of a text, as 64 hexadecimal digits.
///
/// What must not change unseen needs a hash that nobody can build a second text for, which FNV is not, and one that
/// other tools have: `sha256sum article.txt`.
pub fn sha256(text: &str) -> String {
    let mut digits = String::with_capacity(64);
    for byte in Sha256::digest(text) {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}
