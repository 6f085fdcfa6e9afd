//! The words by which a browser knows the script and the style that the page may use.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Gives the source expression of a Content-Security-Policy for a script or style: `'sha256-…'`.
pub fn source_of(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}
