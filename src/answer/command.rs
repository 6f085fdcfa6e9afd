//! A question that was understood → the command that gives the same answer.

use crate::ask::{Asks, InOrder, QuestionCommand, Request, Understood};
use crate::query::{DeedGroup, Group};

/// Gives by what relations are counted: "Who was accused most often?" counts whom.
pub(super) fn counted_by(understood: &Understood) -> Option<DeedGroup> {
    let group = match understood.asks {
        Asks::Whom => DeedGroup::Whom,
        _ => DeedGroup::Who,
    };
    let by_outlet = understood.group.filter(|group| *group == Group::Outlet);
    let by_outlet = by_outlet.map(|_| DeedGroup::Outlet);
    by_outlet.or_else(|| understood.is_counted.then_some(group))
}

/// Gives what a command is called on the command line.
pub(super) fn command_name(command: QuestionCommand) -> &'static str {
    match command {
        QuestionCommand::Said | QuestionCommand::Count => "said",
        QuestionCommand::Who => "who",
        QuestionCommand::Stance => "stance",
        QuestionCommand::Names => "names",
        QuestionCommand::Path => "path",
        QuestionCommand::Contested => "contested",
        QuestionCommand::Replies => "contested --replies",
        QuestionCommand::Timeline | QuestionCommand::Deeds => "timeline",
        QuestionCommand::About => "about",
        QuestionCommand::Dates => "dates",
    }
}

/// Writes the command that gives the same answer.
pub fn write_command(understood: &Understood) -> String {
    let request = &understood.request;
    let name = command_name(understood.command).to_owned();
    let quoted = |text: &Option<String>| crate::ask::quoted(text.as_deref().unwrap_or_default());
    let parts = match understood.command {
        QuestionCommand::Count => {
            let group = match understood.group {
                Some(Group::Speaker) => "speaker",
                Some(Group::Outlet) => "outlet",
                _ => "month",
            };
            let limit = understood.limit.map(|limit| format!("--limit {limit}"));
            vec![
                name,
                request.to_flags(),
                format!("--count {group}"),
                limit.unwrap_or_default(),
            ]
        }
        QuestionCommand::Deeds => {
            let count = counted_by(understood).map(|group| format!("--count {}", group.label()));
            let relations = format!("--relation {}", understood.relations.join(","));
            vec![name, relations, request.to_flags(), count.unwrap_or_default()]
        }
        QuestionCommand::Said if understood.place.is_none() && understood.limit.is_some() => {
            let limit = understood.limit.unwrap_or_default();
            vec![name, request.to_flags(), format!("--limit {limit}")]
        }
        QuestionCommand::Said if understood.place.is_some() => {
            let reverse = if understood.place == Some(InOrder::Last) {
                "--reverse --limit 1"
            } else {
                "--limit 1"
            };
            vec![name, request.to_flags(), reverse.to_owned()]
        }
        QuestionCommand::Timeline if understood.own_voice => {
            vec![name, request.to_flags(), "--only facts".to_owned()]
        }
        QuestionCommand::Who => {
            let on = request
                .said
                .as_ref()
                .map(|on| format!("--on {}", crate::ask::quoted(on)));
            vec![name, quoted(&request.office), on.unwrap_or_default()]
        }
        QuestionCommand::Path => vec![name, quoted(&request.by), quoted(&request.to)],
        QuestionCommand::About => vec![name, quoted(&request.about)],
        QuestionCommand::Names => vec![name, quoted(&request.about), "--by-party".to_owned()],
        QuestionCommand::Stance => {
            let by = Request {
                by: request.by.clone(),
                said: request.said.clone(),
                ..Request::default()
            };
            let topic = understood
                .topic
                .as_ref()
                .map(|topic| format!("--on {}", crate::ask::quoted(topic)));
            let position = understood
                .position
                .map(|position| format!("--position {}", position.as_str()));
            vec![
                name,
                by.to_flags(),
                topic.unwrap_or_default(),
                position.unwrap_or_default(),
            ]
        }
        _ => vec![name, request.to_flags()],
    };
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("demarche {}", parts.join(" "))
}
