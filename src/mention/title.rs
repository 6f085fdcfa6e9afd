//! Titles: whose office, held when, by whom: `Japan's then-Prime Minister Shinzo Abe`.

use super::lexicon::MentionLexicon;
use super::name_index::Owner;
use super::title_words::TitleWord;
use super::{Gazetteer, NameKind, Sighting, Tenure, Title};
use crate::ontology::{EntityId, Trait};

/// A title with the sightings that it takes up.
pub(super) struct ReadTitle {
    pub(super) title: Title,
    /// Whether these words alone mean an office: not "leader", not "president of the company".
    pub(super) stands_alone: bool,
    /// The sighting of its holder.
    pub(super) holder: Option<usize>,
}

/// What the titles of an article are read from.
pub(super) struct TitleReader<'t, 'a> {
    pub(super) text: &'t str,
    pub(super) sightings: &'t [Sighting<'a>],
    pub(super) gazetteer: &'t Gazetteer,
    pub(super) lexicon: &'t MentionLexicon,
}

/// What may stand between a name and its title, after a comma.
const APPOSES: [&str; 12] = [
    "",
    "the",
    "a",
    "an",
    "now",
    "now the",
    "currently",
    "then the",
    "his",
    "her",
    "its",
    "their",
];

/// Words before which a title beside a name has ended, or goes on with what it is of: grammar, no list to grow.
const CLOSING: [&str; 14] = [
    "and", "at", "during", "for", "from", "in", "of", "on", "or", "since", "to", "under", "until", "who",
];

impl<'a> TitleReader<'_, 'a> {
    /// Reads the title that a sighting is the core of.
    pub(super) fn read(&self, place: usize) -> Option<ReadTitle> {
        let core = self.sightings.get(place)?;
        let mut span = core.span;
        let mut tenure = Tenure::Current;
        let mut other_office = false;
        let mut name = core.span.slice(self.text).to_owned();
        let mut possessors: Vec<&Sighting> = Vec::new();
        let mut of_body = false;
        let mut before = place.checked_sub(1);
        // From right to left: "Japan's" "then-" "Prime Minister".
        loop {
            if let Some((start, word)) = self.title_word_before(span.start) {
                span.start = start;
                match word {
                    TitleWord::Tenure(word) => tenure = word,
                    TitleWord::OtherOffice => {
                        other_office = true;
                        let word = &self.text[start as usize..];
                        let word = &word[..word.find([' ', '-']).unwrap_or(word.len())];
                        name = format!("{word} {name}");
                    }
                }
            } else if let Some(possessor) = self.possessor_before(before, span.start) {
                span.start = possessor.span.start;
                possessors.push(possessor);
                before = before.and_then(|before| before.checked_sub(1));
            } else {
                break;
            }
        }
        let is_name = core.owners.iter().any(|owner| !owner.weak);
        // "Ambassador to Ukraine": what is named in the title.
        let inside = self.sightings[place + 1..].iter();
        let mut next = place + 1 + inside.take_while(|name| name.span.start < span.end).count();
        if let Some(end) = self.elect_after(span.end) {
            span.end = end;
            tenure = Tenure::Incoming;
        }
        let after_of = [" of the ", " of "]
            .iter()
            .find(|of| self.text[span.end as usize..].starts_with(**of));
        if let Some(of) = after_of {
            let start = span.end + of.len() as u32;
            if let Some(possessor) = self
                .sightings
                .get(next)
                .filter(|name| name.span.start == start && self.is_body(name) && !self.is_adjective(name))
            {
                span.end = possessor.span.end;
                possessors.push(possessor);
                of_body = true;
                next += 1;
            } else {
                // "president of the company", but "accused the president of lying", "warned Russia's foreign minister of
                // danger": what is owned is of nothing else.
                let next = self.text[start as usize..].split(' ').next().unwrap_or_default();
                let is_owned = is_name && !possessors.is_empty() && !next.starts_with(char::is_uppercase);
                other_office = of.len() > 4 || !next.ends_with("ing") && !is_owned;
            }
        }
        // "secretary of state for transport", "Arizona's secretary of state"
        let rest = &self.text[span.end as usize..];
        let is_state_secretary = core.span.slice(self.text).eq_ignore_ascii_case("secretary of state");
        let owned = possessors.is_empty()
            && ["'s ", "’s "]
                .iter()
                .any(|end| self.text[..span.start as usize].ends_with(end));
        other_office |= owned || is_state_secretary && rest.starts_with(" for ");
        let offices = if other_office {
            Vec::new()
        } else {
            self.offices(core, &possessors)
        };
        // "Norway's Labour Party chairman" leads the party.
        let nearest = if of_body { possessors.last() } else { possessors.first() };
        let of = nearest.and_then(|possessor| self.body_of(possessor, &offices));
        let mut read = ReadTitle {
            title: Title {
                span,
                name,
                // Before the holder's own offices leave one of several.
                is_name: is_name && offices.len() == 1,
                offices,
                of,
                owned: !possessors.is_empty(),
                tenure,
                other: other_office,
            },
            stands_alone: !possessors.is_empty(),
            holder: None,
        };
        read.stands_alone |= after_of.is_none() && is_name;
        read.holder = self
            .holder_after(&read, next)
            .or_else(|| self.holder_before(&read, before));
        if let Some(holder) = read.holder.and_then(|holder| self.sightings.get(holder)) {
            self.settle(&mut read.title, holder);
        }
        Some(read)
    }

    /// Gives the start and the meaning of the word before an offset, if it belongs to titles: `then-`, `former `.
    fn title_word_before(&self, start: u32) -> Option<(u32, TitleWord)> {
        let before = &self.text[..start as usize];
        let words = before.strip_suffix([' ', '-', '\u{a0}', '\u{2011}'])?;
        let word_start = words
            .rfind(|letter: char| !letter.is_alphabetic())
            .map_or(0, |at| at + words[at..].chars().next().map_or(0, char::len_utf8));
        let word = &words[word_start..];
        let next = &self.text[start as usize..];
        Some((word_start as u32, self.lexicon.title_word(word, next)?))
    }

    /// Gives the end of "-elect" or "-designate".
    fn elect_after(&self, end: u32) -> Option<u32> {
        let rest = self.text[end as usize..].strip_prefix('-')?;
        let word = &rest[..rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len())];
        let incoming = self.lexicon.title_word(word, "") == Some(TitleWord::Tenure(Tenure::Incoming));
        incoming.then_some(end + 1 + word.len() as u32)
    }

    /// Gives the state or body whose name ends right before an offset: `Russian `, `Japan's `.
    fn possessor_before(&self, place: Option<usize>, start: u32) -> Option<&Sighting<'a>> {
        let before = place.and_then(|place| self.sightings.get(place));
        possessor_before(self.text, before, start).filter(|name| self.is_body(name))
    }

    /// Says whether offices can belong to what a sighting names.
    fn is_body(&self, name: &Sighting) -> bool {
        let mut entities = self.gazetteer.owned(name);
        !name.is_title && entities.any(|entity| entity.kind.owns_offices())
            || name.kind.as_ref().is_some_and(|kind| kind.owns_offices())
    }

    /// Says whether a name only describes what follows: "president of the French senate", "of the US-based group".
    fn is_adjective(&self, name: &Sighting) -> bool {
        let rest = &self.text[name.span.end as usize..];
        // "director of U.S. Citizenship and Immigration Services", but "president of Russia Vladimir Putin"
        let is_short = !name.span.slice(self.text).contains(char::is_lowercase);
        let names = rest
            .strip_prefix(' ')
            .is_some_and(|rest| rest.starts_with(char::is_uppercase));
        rest.starts_with('-')
            || is_short && names
            || rest.starts_with(' ') && name.owners.iter().all(|owner| owner.name_kind == NameKind::Demonym)
    }

    /// Gives the offices that the words can mean and that belong to all possessors.
    fn offices(&self, core: &Sighting, possessors: &[&Sighting]) -> Vec<EntityId> {
        let belongs = |office: &&Owner| {
            possessors.iter().all(|possessor| {
                let mut owners = possessor.owners.iter();
                owners.any(|owner| self.gazetteer.belongs(office.entity, owner.entity))
            })
        };
        let offices = core.owners.iter().filter(belongs);
        let offices = offices.filter_map(|office| self.gazetteer.owned_by(office));
        offices.map(|office| office.id.clone()).collect()
    }

    /// Gives whose offices these are, of those that a possessor can mean: the state before the place of that name.
    fn body_of(&self, possessor: &Sighting, offices: &[EntityId]) -> Option<EntityId> {
        let has = |body: &EntityId| {
            offices
                .iter()
                .any(|office| self.gazetteer.lineage(office).any(|part| part.id == *body))
        };
        let mut owners = self
            .gazetteer
            .owned(possessor)
            .filter(|owner| offices.is_empty() || has(&owner.id));
        let first = owners.next()?;
        let others = || owners.filter(|owner| owner.kind.is(Trait::State));
        (!first.kind.is(Trait::State) || others().next().is_none()).then(|| first.id.clone())
    }

    /// Finds the name right after a title, or after a comma: "the prime minister, Shinzo Abe,".
    fn holder_after(&self, read: &ReadTitle, next: usize) -> Option<usize> {
        let name = self.sightings.get(next)?;
        let mut gap = self.text.get(read.title.span.end as usize..name.full.start as usize)?;
        if let Some(honorific) = gap.strip_prefix(' ').and_then(|gap| gap.strip_suffix(' '))
            && self.are_honorifics(honorific)
        {
            gap = " ";
        }
        // "Head Start" is no Mr. Start.
        if read.title.name == "Head" && name.owners.is_empty() && name.kind.is_none() && gap != ", " {
            return None;
        }
        // "[Foreign Minister Anna] Roe"
        let is_given =
            |words: &str| !words.is_empty() && words.split(' ').all(|word| word.starts_with(char::is_uppercase));
        if gap
            .strip_prefix(' ')
            .and_then(|gap| gap.strip_suffix("] "))
            .is_some_and(is_given)
        {
            gap = " ";
        }
        match gap {
            " " | "\u{a0}" => self.may_be_person(name).then_some(next),
            ", " => {
                let closed = self.text[name.span.end as usize..].starts_with([',', '.', ')']);
                (closed && self.may_be_person(name) && self.may_hold(name, &read.title)).then_some(next)
            }
            _ => None,
        }
    }

    /// "Lt. Gen.", "Brigadier General": says whether only honorifics and ranks stand between a title and a name.
    fn are_honorifics(&self, words: &str) -> bool {
        const RANKS: [&str; 14] = [
            "Admiral",
            "Air",
            "Brigadier",
            "Captain",
            "Chief",
            "Colonel",
            "General",
            "Lieutenant",
            "Major",
            "Marshal",
            "Rear",
            "Senior",
            "Vice",
            "Wing",
        ];
        let mut words = words.split(' ').peekable();
        words.peek().is_some() && words.all(|word| self.lexicon.is_honorific(word) || RANKS.contains(&word))
    }

    /// Finds the name that a title is said of: "Sergei Lavrov, Russia's foreign minister,".
    fn holder_before(&self, read: &ReadTitle, before: Option<usize>) -> Option<usize> {
        let place = before?;
        let name = self.sightings.get(place)?;
        let gap = self.text.get(name.span.end as usize..read.title.span.start as usize)?;
        // "Lund, the secretary of state's driver", "fired Koch, the president said": the title is somebody else's.
        if !self.is_closed(read.title.span.end) {
            return None;
        }
        let apposed = gap.strip_prefix(", ").map(|words| words.trim_end());
        // "In a note to Harbor, the vice president of the fund, Lena Koch, said": nothing tells that Harbor is somebody.
        let word = self.text[..name.span.start as usize].trim_end().rsplit(' ').next();
        let is_bare = name.owners.is_empty() && name.kind.is_none() && !name.span.slice(self.text).contains(' ');
        if is_bare && apposed == Some("the") && matches!(word, Some("to" | "with" | "in" | "on" | "at" | "from")) {
            return None;
        }
        let apposed = apposed.is_some_and(|words| APPOSES.contains(&words)) || gap == " (";
        (apposed && self.may_be_person(name) && self.may_hold(name, &read.title)).then_some(place)
    }

    /// Says whether what stands beside a name can end here: before a mark, or before what belongs to a title.
    fn is_closed(&self, end: u32) -> bool {
        let rest = &self.text[end as usize..];
        let Some(words) = rest.strip_prefix([' ', '\n']) else {
            return !rest.starts_with(['\'', '’', '-']);
        };
        let word = words
            .split(|letter: char| !letter.is_alphabetic())
            .next()
            .unwrap_or_default();
        CLOSING.contains(&word) || !words.starts_with(char::is_alphanumeric)
    }

    fn may_be_person(&self, name: &Sighting) -> bool {
        match (name.is_title, name.owners.is_empty()) {
            (true, _) => false,
            (false, true) => {
                // "awards the president Four Stars"
                let first = name.span.slice(self.text).split(' ').next().unwrap_or_default();
                name.kind.as_ref().is_none_or(|kind| kind.is(Trait::Person)) && !self.lexicon.leads_on(first)
            }
            (false, false) => self.gazetteer.owned(name).any(|entity| entity.kind.is(Trait::Person)),
        }
    }

    /// Says whether a person can hold one of the offices: in a list, "Putin, the Japanese prime minister and Modi" are three.
    fn may_hold(&self, name: &Sighting, title: &Title) -> bool {
        let mut people = self.gazetteer.owned(name).peekable();
        people.peek().is_none()
            || title.offices.is_empty()
            || people.any(|person| person.offices.iter().any(|term| title.offices.contains(&term.office)))
    }

    /// Leaves of several offices those that the person has held: "Prime Minister Shinzo Abe" is Japan's.
    fn settle(&self, title: &mut Title, holder: &Sighting) {
        let held = |office: &&EntityId| {
            self.gazetteer
                .owned(holder)
                .any(|person| person.offices.iter().any(|term| term.office == **office))
        };
        let held: Vec<EntityId> = title.offices.iter().filter(held).cloned().collect();
        if !held.is_empty() {
            title.offices = held;
        }
    }
}

/// Says whether the name that begins here is only sided with: "pro-Beijing leader".
pub(crate) fn sides_with(text: &str, start: u32) -> bool {
    const SIDES: [&str; 6] = ["pro", "Pro", "anti", "Anti", "non", "Non"];
    let before = text[..start as usize].strip_suffix(['-', '\u{2011}']);
    let word = before.and_then(|before| before.rsplit(|letter: char| !letter.is_alphabetic()).next());
    word.is_some_and(|word| SIDES.contains(&word))
}

/// Gives a name if it ends right before an offset, as whose something is: `Russian `, `Japan's `.
pub(super) fn possessor_before<'s, 'a>(
    text: &str,
    before: Option<&'s Sighting<'a>>,
    start: u32,
) -> Option<&'s Sighting<'a>> {
    let gap = text.get(before?.span.end as usize..start as usize)?;
    let before = before.filter(|name| !sides_with(text, name.span.start));
    before.filter(|name| !name.is_title && matches!(gap, " " | "\n" | "'s " | "’s " | "' " | "’ " | "'s\n" | "’s\n"))
}
