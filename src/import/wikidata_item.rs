//! An item of Wikidata as its JSON has it, and what its statements say.
//!
//! As <https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html> has it; what is empty may be `[]` there.

use super::date::Date;
use serde_json::Value;

/// An item.
pub(super) struct Item<'a>(pub(super) &'a Value);

/// A value that a statement or one of its qualifiers has.
#[derive(Debug, Clone, Copy)]
pub(super) enum Snak<'a> {
    Value(&'a Value),
    /// There is one, but nobody knows which.
    Unknown,
    /// There is none.
    None,
}

/// A statement that is not deprecated.
#[derive(Clone, Copy)]
pub(super) struct WikidataClaim<'a>(&'a Value);

/// A point in time that a gazetteer can hold, or why it cannot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WikidataTime {
    Known(Date),
    /// Less precise than a year, before our era, or in another calendar than ours.
    Vague,
}

/// What English readers see, in this order.
const ENGLISH: [&str; 5] = ["en", "mul", "en-gb", "en-us", "en-ca"];

impl<'a> Item<'a> {
    pub(super) fn id(&self) -> Option<&'a str> {
        self.0.get("id")?.as_str()
    }

    /// Gives the English label.
    pub(super) fn label(&self) -> Option<&'a str> {
        let labels = self.0.get("labels")?;
        ENGLISH.iter().find_map(|lang| labels.get(lang)?.get("value")?.as_str())
    }

    /// Gives all labels and aliases with their languages, English ones first, then by language.
    pub(super) fn names(&self) -> Vec<(&'a str, &'a str)> {
        let mut names = Vec::new();
        for (lang, label) in object(self.0.get("labels")) {
            names.extend(text(label).map(|name| (english_or(lang), name)));
        }
        for (lang, aliases) in object(self.0.get("aliases")) {
            let aliases = aliases.as_array().into_iter().flatten();
            names.extend(aliases.filter_map(text).map(|name| (english_or(lang), name)));
        }
        names.sort_by_key(|(lang, _)| (*lang != "en", *lang));
        names
    }

    /// Gives the statements about a property, preferred ones first, without the deprecated ones.
    pub(super) fn claims(&self, property: &str) -> Vec<WikidataClaim<'a>> {
        let claims = self.0.get("claims").and_then(|claims| claims.get(property));
        let claims = claims.and_then(Value::as_array).into_iter().flatten();
        let rank = |claim: &Value| claim.get("rank").and_then(Value::as_str).unwrap_or("normal").to_owned();
        let mut kept: Vec<&Value> = claims.filter(|claim| rank(claim) != "deprecated").collect();
        kept.sort_by_key(|claim| rank(claim) != "preferred");
        kept.into_iter().map(WikidataClaim).collect()
    }

    /// Counts the deprecated statements about a property.
    pub(super) fn deprecated(&self, property: &str) -> usize {
        let claims = self.0.get("claims").and_then(|claims| claims.get(property));
        let all = claims.and_then(Value::as_array).map_or(0, Vec::len);
        all - self.claims(property).len()
    }

    /// Gives the properties that have statements.
    pub(super) fn properties(&self) -> impl Iterator<Item = &'a str> {
        object(self.0.get("claims")).map(|(property, _)| property)
    }
}

impl<'a> WikidataClaim<'a> {
    pub(super) fn value(self) -> Snak<'a> {
        snak(self.0.get("mainsnak"))
    }

    /// Gives the values of a qualifier.
    pub(super) fn qualifiers(self, property: &str) -> Vec<Snak<'a>> {
        let qualifiers = self.0.get("qualifiers").and_then(|all| all.get(property));
        let qualifiers = qualifiers.and_then(Value::as_array).into_iter().flatten();
        qualifiers.map(|qualifier| snak(Some(qualifier))).collect()
    }
}

impl<'a> Snak<'a> {
    /// Gives the item that is the value: `Q5`.
    pub(super) fn item(self) -> Option<&'a str> {
        match self {
            Self::Value(value) => value.get("id")?.as_str(),
            _ => None,
        }
    }

    /// Gives a text in a language.
    pub(super) fn text(self) -> Option<(&'a str, &'a str)> {
        match self {
            Self::Value(value) => Some((value.get("language")?.as_str()?, value.get("text")?.as_str()?)),
            _ => None,
        }
    }

    /// Gives a point in time; `None` if there is none.
    pub(super) fn time(self) -> Option<WikidataTime> {
        match self {
            Self::Value(value) => Some(read_time(value).map_or(WikidataTime::Vague, WikidataTime::Known)),
            Self::Unknown => Some(WikidataTime::Vague),
            Self::None => None,
        }
    }
}

/// Reads `+1956-10-19T00:00:00Z` as precisely as its precision says: 9 a year, 10 a month, 11 a day.
fn read_time(value: &Value) -> Option<Date> {
    const JULIAN: &str = "Q1985786";
    let calendar = value.get("calendarmodel").and_then(Value::as_str).unwrap_or_default();
    if calendar.ends_with(JULIAN) {
        return None;
    }
    let time = value.get("time")?.as_str()?.strip_prefix('+')?;
    let date = time.split('T').next()?;
    let mut parts = date.splitn(3, '-').map(|part| part.parse::<u32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let year = i32::try_from(year).ok().filter(|year| (1..=9999).contains(year))?;
    match value.get("precision")?.as_u64()? {
        9 => Some(Date::Year(year)),
        10 => Date::month(year, month),
        11.. => Date::day(year, month, day),
        _ => None,
    }
}

fn snak(value: Option<&Value>) -> Snak<'_> {
    let kind = value.and_then(|snak| snak.get("snaktype")).and_then(Value::as_str);
    let datavalue = value
        .and_then(|snak| snak.get("datavalue"))
        .and_then(|data| data.get("value"));
    match (kind, datavalue) {
        (Some("novalue"), _) => Snak::None,
        (_, Some(value)) => Snak::Value(value),
        _ => Snak::Unknown,
    }
}

fn object(value: Option<&Value>) -> impl Iterator<Item = (&str, &Value)> {
    let entries = value.and_then(Value::as_object).into_iter().flatten();
    entries.map(|(key, value)| (key.as_str(), value))
}

fn text(value: &Value) -> Option<&str> {
    value.get("value")?.as_str()
}

fn english_or(lang: &str) -> &str {
    if ENGLISH.contains(&lang) { "en" } else { lang }
}
