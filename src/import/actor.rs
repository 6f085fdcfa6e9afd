//! Entries of PETRARCH's dictionaries → drafts: states, people with their terms, groups, and the offices of the codes.
//!
//! CAMEO's codes begin with a country, or with what stands for one (`IGO`, `NGO`), then tell roles, three letters each.

use super::capitals::restore_capitals;
use super::draft::{DraftTerm, EntityDraft, Target};
use super::line::AliasLine;
use super::petrarch::{DictionaryEntry, EntryCode, EntryName};
use super::report::{ListPlace, Report};
use super::slug::slug;
use super::tables::{Country, ImportTables};
use crate::data::DataFile;
use crate::mention::NameKind;
use std::collections::BTreeMap;

/// What a code tells.
enum CodeMeaning<'a> {
    /// `USA`.
    State(&'a Country),
    /// `USAGOV`, `IGOUNO`.
    Post(Post<'a>),
    /// Nothing that the gazetteer can hold, and why.
    Nothing(&'static str),
}

struct Post<'a> {
    country: Option<&'a Country>,
    /// What the first three letters mean in a sentence: `the United States`, `an intergovernmental organization`.
    of: String,
    /// `GOV`, `GOVMIL`, `UNO`.
    roles: &'a str,
}

/// Collects the drafts of all dictionaries of an import.
pub(super) struct Actors<'a> {
    tables: &'a ImportTables,
    /// By key: a country's code, an office's code, a name in capitals.
    drafts: BTreeMap<String, EntityDraft>,
}

impl<'a> Actors<'a> {
    pub(super) fn new(tables: &'a ImportTables) -> Self {
        Self {
            tables,
            drafts: BTreeMap::new(),
        }
    }

    pub(super) fn into_drafts(self) -> Vec<EntityDraft> {
        self.drafts.into_values().collect()
    }

    /// Adds an entry; one with the same name as another before it adds to that one, as a name is one actor.
    pub(super) fn add(&mut self, entry: &DictionaryEntry, file: &DataFile, report: &mut Report) {
        report.count("entries", 1);
        report.count("names", entry.names.len());
        report.count("codes", entry.codes.len());
        for name in entry.names.iter().filter(|name| name.has_gaps) {
            let reason = "that other words may stand inside a name";
            report.leave_out(reason, &ListPlace::new(file, name.line), &name.text);
        }
        let is_empty = |code: &EntryCode| is_null(&code.code) || is_agent(&code.code);
        if !entry.codes.is_empty() && entry.codes.iter().all(is_empty) {
            let reason = "entry that is no actor by its codes";
            let names = entry.names.iter().map(|name| name.text.as_str());
            let names: Vec<&str> = names.collect();
            report.leave_out(reason, &ListPlace::new(file, entry.line), names.join(", "));
            return;
        }
        let names = entry.names.iter();
        let names: Vec<AliasLine> = names
            .flat_map(|name| aliases(name, &entry.names, file, self.tables, report))
            .collect();
        let mut states = Vec::new();
        let mut posts = Vec::new();
        for code in &entry.codes {
            match meaning(&code.code, self.tables) {
                CodeMeaning::State(country) => states.push((code, country)),
                CodeMeaning::Post(post) => posts.push((code, post)),
                CodeMeaning::Nothing(reason) => report.leave_out(reason, &ListPlace::new(file, code.line), &code.code),
            }
        }
        if states.is_empty() {
            self.add_actor(entry, names, &posts, file, report);
        } else {
            for (code, _) in posts {
                let reason = "role code of what is a state by another code";
                report.leave_out(reason, &ListPlace::new(file, code.line), &code.code);
            }
            for (code, country) in states {
                self.add_state((entry, code), &names, country, file, report);
            }
        }
    }

    /// Adds the names to a state, as the first of its names is the table's.
    ///
    /// The dictionary does not tell spellings, peoples and cities apart: all stand for the state, as metonyms do.
    fn add_state(
        &mut self,
        (entry, code): (&DictionaryEntry, &EntryCode),
        names: &[AliasLine],
        country: &Country,
        file: &DataFile,
        report: &mut Report,
    ) {
        let key = country.id.to_uppercase();
        let place = ListPlace::new(file, entry.line);
        let state = self.drafts.entry(key.clone()).or_insert_with(|| EntityDraft {
            id: Some(country.id.clone()),
            ..EntityDraft::new(key, place, "State", country.label())
        });
        for name in names {
            if name.text.eq_ignore_ascii_case(country.label()) {
                continue;
            }
            let mut alias = name.clone();
            if alias.name_kind == NameKind::Name {
                alias.name_kind = NameKind::Metonym;
            }
            alias.valid = code.days.clone();
            let is_same = |other: &&AliasLine| (&other.text, other.any_case) == (&alias.text, alias.any_case);
            let twice = state.aliases.iter().find(is_same);
            if twice.is_some_and(|other| other.valid != alias.valid) {
                let reason = "second stretch of days of one name";
                report.leave_out(reason, &ListPlace::new(file, code.line), &alias.text);
            } else if twice.is_none() {
                state.aliases.push(alias);
            }
        }
    }

    fn add_actor(
        &mut self,
        entry: &DictionaryEntry,
        names: Vec<AliasLine>,
        posts: &[(&EntryCode, Post<'_>)],
        file: &DataFile,
        report: &mut Report,
    ) {
        let Some(primary) = entry.names.first() else { return };
        let place = ListPlace::new(file, entry.line);
        let label = names.first().map(|alias| alias.text.clone()).unwrap_or_default();
        let is_dated = posts.iter().any(|(code, _)| !code.days.is_open());
        let kind = match self.tables.group(&label) {
            Some(kind) => kind.as_str(),
            None if is_dated => "Person",
            None if posts.iter().any(|(_, post)| post.country.is_none()) && !label.contains(' ') => "Organization",
            None => "Agent",
        };
        if kind == "Agent" {
            let reason = "whether it is a person or a group (written as `Agent`)";
            report.leave_out(reason, &place, &label);
        }
        // "RED FLAG FRONT (RFF)" and "RED FLAG FRONT" are one name.
        let (key, _) = split_acronym(&primary.text, self.tables);
        let mut draft = EntityDraft::new(key, place, kind, label);
        draft.aliases = names;
        // "KARZAI" is the surname of "HAMID_KARZAI" and found without our help.
        if kind == "Person" {
            let surname = draft.label.rsplit(' ').next().unwrap_or_default().to_owned();
            draft.aliases.retain(|alias| alias.text != surname);
        }
        for (code, post) in posts {
            let place = ListPlace::new(file, code.line);
            if !["Person", "Agent"].contains(&kind) {
                self.add_body(&mut draft, code, post, &place, report);
            } else if is_dated && code.days.is_open() {
                let reason = "default code beside codes with dates";
                report.leave_out(reason, &place, &code.code);
            } else {
                draft.terms.push(DraftTerm {
                    office: code.code.clone(),
                    days: code.days.clone(),
                    place: place.clone(),
                });
                let office = office(&code.code, post, self.tables, place, report);
                self.drafts.entry(code.code.clone()).or_insert(office);
            }
        }
        // Keys of names hold no code: a code is one word, and its key has its own.
        let key = format!("{} ", draft.key);
        match self.drafts.get_mut(&key) {
            Some(first) => join(first, draft, report),
            None => {
                self.drafts.insert(key, draft);
            }
        }
    }

    /// Makes a group a part of its state if its role is that of a body of the state.
    fn add_body(
        &self,
        draft: &mut EntityDraft,
        code: &EntryCode,
        post: &Post<'_>,
        place: &ListPlace,
        report: &mut Report,
    ) {
        if !code.days.is_open() {
            report.leave_out("dates of a group's code", place, &code.code);
        }
        match post.country {
            Some(country) if post.roles.get(..3).is_some_and(|role| self.tables.is_state_body(role)) => {
                draft.part_of.push(Target::Id(country.id.clone()));
            }
            Some(_) => report.leave_out("code of a group that is no body of its state", place, &code.code),
            None => report.leave_out("code of an international group", place, &code.code),
        }
    }
}

/// Tells what a code means.
fn meaning<'a>(code: &'a str, tables: &'a ImportTables) -> CodeMeaning<'a> {
    if is_agent(code) {
        return CodeMeaning::Nothing("code of an agent, which is no actor");
    }
    if is_null(code) {
        return CodeMeaning::Nothing("null code");
    }
    let Some((first, roles)) = code.split_at_checked(3) else {
        return CodeMeaning::Nothing("code of no country that the table has");
    };
    match (tables.country(first), tables.international(first)) {
        (Some(country), _) if roles.is_empty() => CodeMeaning::State(country),
        (Some(country), _) => CodeMeaning::Post(Post {
            country: Some(country),
            of: country.phrase.clone(),
            roles,
        }),
        (None, Some(what)) => CodeMeaning::Post(Post {
            country: None,
            of: format!("{} {what}", if what.starts_with('i') { "an" } else { "a" }),
            roles,
        }),
        (None, None) => CodeMeaning::Nothing("code of no country that the table has"),
    }
}

/// Says whether a code is one of agents, which are put before or behind actors: `~GOV`.
fn is_agent(code: &str) -> bool {
    code.contains('~')
}

/// Says whether a code means nobody: `---`.
fn is_null(code: &str) -> bool {
    code.bytes().all(|byte| !byte.is_ascii_alphanumeric())
}

/// Adds what a second entry of the same name says.
fn join(draft: &mut EntityDraft, other: EntityDraft, report: &mut Report) {
    report.count("repeated names", 1);
    // Dates tell a person, whichever entry has them.
    if draft.kind == "Agent" {
        draft.kind = other.kind;
    }
    draft.aliases.extend(other.aliases);
    for term in other.terms {
        if !draft
            .terms
            .iter()
            .any(|own| (&own.office, &own.days) == (&term.office, &term.days))
        {
            draft.terms.push(term);
        }
    }
    for target in other.part_of {
        if !draft.part_of.contains(&target) {
            draft.part_of.push(target);
        }
    }
}

/// Makes the office of a code: `office/usa-gov`, "Government office of the United States (PETRARCH USAGOV)".
fn office(code: &str, post: &Post<'_>, tables: &ImportTables, place: ListPlace, report: &mut Report) -> EntityDraft {
    let mut roles = Vec::new();
    let mut rest = post.roles;
    while !rest.is_empty() {
        let (role, behind) = rest.split_at(rest.len().min(3));
        roles.push(role);
        rest = behind;
    }
    let mut phrases = Vec::new();
    for role in &roles {
        match tables.role(role) {
            Some(phrase) if phrases.is_empty() => phrases.push(phrase.to_owned()),
            Some(phrase) => phrases.push(phrase.to_lowercase()),
            None => {
                if post.country.is_some() {
                    report.leave_out("what a role code means (its office has the code's name)", &place, role);
                }
            }
        }
    }
    let what = if phrases.is_empty() {
        "Post".to_owned()
    } else {
        phrases.join(", ")
    };
    let first = code.get(..3).unwrap_or(code);
    let parts: Vec<&str> = std::iter::once(first).chain(roles).collect();
    let label = format!("{what} of {} (PETRARCH {code})", post.of);
    EntityDraft {
        id: Some(format!("office/{}", slug(&parts.join(" ")))),
        part_of: post
            .country
            .map(|country| Target::Id(country.id.clone()))
            .into_iter()
            .collect(),
        shared: true,
        if_named: true,
        ..EntityDraft::new(code, place, "Office", label)
    }
}

/// Gives a name with its capitals, and the forms that it may have besides: first the name.
fn aliases(
    name: &EntryName,
    names: &[EntryName],
    file: &DataFile,
    tables: &ImportTables,
    report: &mut Report,
) -> Vec<AliasLine> {
    let acronym = |text: &str| AliasLine {
        name_kind: NameKind::Acronym,
        ..AliasLine::name(text)
    };
    if names.iter().any(|other| is_acronym_of(&name.text, &other.text)) {
        return vec![acronym(&name.text)];
    }
    let place = ListPlace::new(file, name.line);
    let (text, in_brackets) = split_acronym(&name.text, tables);
    let restored = restore_capitals(text, tables);
    if restored.name != text {
        report.restore(&place, text, &restored.name);
    }
    let mut aliases = vec![AliasLine::name(restored.name.as_str())];
    if restored.uncertain {
        aliases.push(AliasLine {
            any_case: true,
            ..AliasLine::name(restored.name)
        });
    }
    aliases.extend(in_brackets.map(acronym));
    aliases
}

/// Says whether a word is the initials of a name, its small words aside: `ANSF`, "AFGHAN NATIONAL SECURITY FORCES".
fn is_acronym_of(word: &str, name: &str) -> bool {
    let words = name
        .split([' ', '-'])
        .filter(|word| !["AND", "FOR", "OF", "THE"].contains(word));
    let initials: String = words.filter_map(|word| word.chars().next()).collect();
    initials.len() > 1 && initials == word
}

/// Splits `KURDISTAN WORKERS' PARTY (PKK)`; what is longer in brackets, or a country, stays where it is.
fn split_acronym<'n>(text: &'n str, tables: &ImportTables) -> (&'n str, Option<&'n str>) {
    let split = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    match split {
        Some((name, acronym))
            if !name.trim().is_empty()
                && (2..=6).contains(&acronym.len())
                && acronym.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-')
                && !tables.is_country_name(acronym) =>
        {
            (name.trim(), Some(acronym))
        }
        _ => (text, None),
    }
}
