//! What stands for the reading of pages in a build without it.

use super::InputContext;
use crate::article::draft::{Reading, Unread};
use crate::error::Error;
use serde_json::{Map, Value};

/// Tells that this build reads no pages.
pub(in crate::article) fn read_page(_: InputContext, place: &str, _: &str, _: &str, _: &Map<String, Value>) -> Reading {
    let reason =
        "a page of the web, which this build does not read (`cargo install --features html` makes one that does)";
    Err(Unread::new(Unread::FOREIGN, Error::new(place, reason)))
}
