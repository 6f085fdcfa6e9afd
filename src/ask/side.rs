//! On whose side somebody stands.

use crate::graph::NodeId;
use crate::knowledge::Knowledge;

/// Gives the label of the state that somebody acts for: of a president his state, of a ministry its own.
///
/// `None` for whoever is not linked or acts for no state.
pub fn side(node: &NodeId, knowledge: &Knowledge) -> Option<String> {
    let id = node.as_str().strip_prefix("entity/")?.into();
    let gazetteer = &knowledge.gazetteer;
    let state = gazetteer.state_of(&id).or_else(|| gazetteer.home(&id))?;
    Some(state.label.clone())
}
