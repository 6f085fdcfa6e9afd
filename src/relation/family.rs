//! Families of words that tell one type: a line names the verbs, the nouns and the verbs that carry these nouns; here
//! they are put into the frames that the engine knows.

use super::conditions::VerbConditions;
use super::frame::{check_words, verb_frame};
use super::rule::{NominalFrame, Trigger};
use serde_json::{Value, json};

/// The words of a family.
pub(super) struct FamilyLine {
    /// Verbs that tell it by themselves: `expel`.
    pub(super) verbs: Vec<String>,
    /// Verbs that tell it with one of the nouns for their object: `impose` with `sanction`.
    pub(super) light: Vec<String>,
    /// Nouns that tell it: `expulsion`.
    pub(super) nouns: Vec<String>,
    /// The prepositions behind a noun before the recipient: "sanctions [on, against] Russia".
    pub(super) toward: Vec<String>,
    /// Whether a noun tells it without a verb: "US sanctions on Iran", but no "troops to Iran"; so if left out.
    pub(super) alone: Option<bool>,
}

impl FamilyLine {
    pub(super) fn is_empty(&self) -> bool {
        let lists = [&self.verbs, &self.light, &self.nouns, &self.toward];
        lists.iter().all(|list| list.is_empty()) && self.alone.is_none()
    }

    /// Gives the frames of the verbs, of the light verbs, and of the nouns.
    ///
    /// `actor` is the subject if left out, `recipient` the object, or a list of which the first that is there counts.
    pub(super) fn triggers(
        self,
        actor: Option<Value>,
        recipient: Option<Value>,
        conditions: &VerbConditions,
    ) -> Result<Vec<Trigger>, String> {
        let actor = actor.unwrap_or_else(|| json!("subject"));
        let recipients = match recipient {
            Some(Value::Array(recipients)) => recipients,
            Some(recipient) => vec![recipient],
            None => vec![json!("object")],
        };
        if self.verbs.is_empty() && self.nouns.is_empty() {
            return Err("`trigger`, `verbs` or `nouns` is missing".to_owned());
        }
        let mut triggers = Vec::new();
        if !self.verbs.is_empty() {
            for recipient in recipients.clone() {
                let frame = verb_frame(self.verbs.clone(), actor.clone(), recipient)?;
                triggers.push(Trigger::Verb(Box::new(conditions.verb(frame))));
            }
        }
        if self.nouns.is_empty() {
            return match self.light.is_empty() && self.toward.is_empty() && self.alone.is_none() {
                true => Ok(triggers),
                false => Err("`light`, `toward` and `alone` belong to `nouns`".to_owned()),
            };
        }
        check_words("nouns", &self.nouns)?;
        check_words("toward", &self.toward)?;
        if !self.light.is_empty() {
            let carried = VerbConditions {
                object: self.nouns.iter().cloned().collect(),
                own: conditions.own,
                with: conditions.with.clone(),
                without: conditions.without.clone(),
                ..VerbConditions::default()
            };
            // "held talks with Putin", "paid Japan a visit", "Abe and Putin held talks"
            // "joined a strike against Chad's decree"
            let owners = recipients
                .iter()
                .filter(|recipient| recipient.get("owner_after").is_some());
            let ends = [json!({"after": self.toward}), json!("object"), json!("partner")];
            for end in ends.into_iter().chain(owners.cloned()) {
                let frame = verb_frame(self.light.clone(), json!("subject"), end)?;
                triggers.push(Trigger::Verb(Box::new(carried.verb(frame))));
            }
        } else if self.alone == Some(false) {
            return Err("`nouns` that tell nothing alone need `light` verbs".to_owned());
        }
        if self.alone != Some(false) {
            triggers.push(Trigger::Nominal(NominalFrame {
                words: self.nouns,
                toward: self.toward,
            }));
        }
        Ok(triggers)
    }
}
