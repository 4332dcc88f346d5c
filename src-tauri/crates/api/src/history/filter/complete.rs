//! What could be written where the cursor stands.

use pipewright_store::{FactKind, FactName, KnownFact};

use super::fact;
use super::field::{FIELDS, Field, HAS, IS, RUNNING, find};
use super::term::{Term, bare, quoted};

/// Something to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What is shown.
    pub label: String,
    /// What it is for.
    pub about: String,
    /// The bytes that it takes the place of.
    pub span: (usize, usize),
    /// What is written there.
    pub insert: String,
}

/// The values that executions have.
pub struct Values<'a> {
    /// The parameters and metrics there are.
    pub facts: &'a [KnownFact],
    /// The values of a text field, those most likely meant first.
    pub of_field: &'a dyn Fn(&str) -> Vec<String>,
    /// The values of a parameter.
    pub of_parameter: &'a dyn Fn(&str) -> Vec<String>,
}

/// At most so many are offered.
const MOST: usize = 50;

/// The offers at a byte of the text, the best first.
pub fn complete(text: &str, cursor: usize, values: &Values<'_>) -> Vec<Offer> {
    let cursor = (0..=cursor.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let start = start_of_term(&text[..cursor]);
    let typed = &text[start..cursor];
    let rest: usize = text[cursor..]
        .chars()
        .take_while(|letter| !letter.is_whitespace() && !matches!(letter, '(' | ')' | ',' | '"'))
        .map(char::len_utf8)
        .sum();
    let term = Term { text: typed, start };
    let mut offers = match term.split() {
        Some(split) => {
            let from = split.value.rfind(',').map_or(0, |comma| comma + 1);
            let span = (split.value_at + from, cursor + rest);
            let name = fact::read(split.field, values.facts);
            let found = match (&name, find(split.field)) {
                (Some(name), _) => of_fact(name, values),
                (None, Some(field)) => of_field(split.field, field, values),
                (None, None) => Vec::new(),
            };
            matching(found, &bare_start(&split.value[from..]), span)
        }
        None => fields(typed, (start, cursor + rest), values),
    };
    offers.truncate(MOST);
    offers
}

/// Where the term that ends here begins; a minus before it does not belong to it.
fn start_of_term(text: &str) -> usize {
    let mut start = 0;
    let mut quoted = false;
    for (at, letter) in text.char_indices() {
        quoted ^= letter == '"';
        if !quoted && (letter.is_whitespace() || matches!(letter, '(' | ')')) {
            start = at + letter.len_utf8();
        }
    }
    start + usize::from(text[start..].starts_with('-'))
}

fn bare_start(text: &str) -> String {
    bare(text.trim_start_matches('"'))
}

/// What is to be shown, what about it, and what to write.
type Found = (String, String, String);

fn matching(found: Vec<Found>, typed: &str, span: (usize, usize)) -> Vec<Offer> {
    let typed = typed.to_lowercase();
    // A metric of a named step is found by its own name as well.
    let own = fact::strip(&typed).map_or(typed.as_str(), |(_, rest)| rest);
    let rank = |label: &str| {
        let label = label.to_lowercase();
        match label.strip_prefix(&typed[..typed.len() - own.len()]) {
            _ if label.starts_with(&typed) => 0,
            Some(rest) if rest.contains(own) => 1,
            _ => 2,
        }
    };
    let mut ranked: Vec<(usize, Found)> =
        found.into_iter().map(|one| (rank(&one.0), one)).filter(|(rank, _)| *rank < 2).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked
        .into_iter()
        // What is written already is not offered again.
        .filter(|(_, (label, ..))| label.to_lowercase() != typed)
        .map(|(_, (label, about, insert))| Offer { label, about, span, insert })
        .collect()
}

fn fields(typed: &str, span: (usize, usize), values: &Values<'_>) -> Vec<Offer> {
    if let Some((kind, rest)) = fact::strip(typed) {
        let exact = fact::read(typed, values.facts)
            .filter(|name| values.facts.iter().any(|known| known.kind == kind && known.name == name.name));
        if let Some(name) = exact.filter(|_| !rest.ends_with('/')) {
            return operators(&name, span);
        }
        return matching(facts(values.facts, Some(kind)), typed, span);
    }
    let own = FIELDS.iter().map(|known| {
        (known.name.to_owned(), known.about.to_owned(), format!("{}{}", known.name, known.operator))
    });
    let mut offers = matching(own.collect(), typed, span);
    if typed.is_empty() {
        let about = |what: &str| format!("The {what} of that name");
        for (prefix, what) in [("param.", "parameter"), ("metric.", "metric")] {
            let (label, insert) = (prefix.to_owned(), prefix.to_owned());
            offers.push(Offer { label, about: about(what), span, insert });
        }
    } else {
        offers.extend(matching(facts(values.facts, None), typed, span));
    }
    offers
}

fn operators(name: &FactName, span: (usize, usize)) -> Vec<Offer> {
    let written = fact::written(name);
    let all: &[(&str, &str)] = match name.kind {
        FactKind::Metric => &[
            (">=", "at least"),
            ("<=", "at most"),
            (">", "greater"),
            ("<", "less"),
            ("=", "equal"),
            (":nan", "not a number"),
            (":none", "without it"),
        ],
        FactKind::Parameter => &[
            ("=", "equal"),
            (":", "like; * stands for anything"),
            ("!=", "not equal"),
            (">", "greater"),
            ("<", "less"),
            (">=", "at least"),
            ("<=", "at most"),
            ("~", "contains"),
        ],
    };
    let offer = |(operator, about): &(&str, &str)| Offer {
        label: format!("{written}{operator}"),
        about: (*about).to_owned(),
        span,
        insert: format!("{written}{operator}"),
    };
    all.iter().map(offer).collect()
}

fn facts(facts: &[KnownFact], kind: Option<FactKind>) -> Vec<Found> {
    let mut found = Vec::new();
    for known in facts.iter().filter(|known| kind.is_none_or(|kind| known.kind == kind)) {
        let name = FactName { kind: known.kind, name: known.name.clone(), step: None };
        let about = match known.steps.len() {
            0 => "Parameter".to_owned(),
            1 => format!("Metric of {}", known.steps[0]),
            count => format!("Metric of the last of {count} steps"),
        };
        let written = fact::written(&name);
        found.push((written.clone(), about, written));
        if known.steps.len() > 1 {
            for step in &known.steps {
                let written = fact::written(&FactName { step: Some(step.clone()), ..name.clone() });
                found.push((written.clone(), format!("Metric of {step}"), written));
            }
        }
    }
    found
}

fn of_fact(name: &FactName, values: &Values<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = match name.kind {
        FactKind::Metric => vec![("nan".into(), "Not a number".into(), "nan".into())],
        FactKind::Parameter => (values.of_parameter)(&name.name)
            .into_iter()
            .map(|value| (value.clone(), String::new(), quoted(&value)))
            .collect(),
    };
    found.push(("none".into(), "It has none".into(), "none".into()));
    found
}

fn of_field(name: &str, field: Field, values: &Values<'_>) -> Vec<Found> {
    let told = |words: &[(&str, &str)]| -> Vec<Found> {
        words
            .iter()
            .map(|(word, about)| ((*word).to_owned(), (*about).to_owned(), (*word).to_owned()))
            .collect()
    };
    match field {
        Field::Status => told(&[
            ("succeeded", ""),
            ("failed", ""),
            (RUNNING, "Executing or stopping"),
            ("stopped", ""),
            ("executing", ""),
            ("stopping", ""),
        ]),
        Field::Word(_) | Field::Tag => (values.of_field)(&name.to_ascii_lowercase())
            .into_iter()
            .map(|value| (value.clone(), String::new(), quoted(&value)))
            .collect(),
        Field::Time(_) => told(&[
            ("-1h", "An hour ago"),
            ("-24h", "A day ago"),
            ("-7d", "A week ago"),
            ("-30d", "A month ago"),
            ("today", ""),
            ("yesterday", ""),
        ]),
        Field::Duration => told(&[("10s", ""), ("1m", "A minute"), ("10m", ""), ("1h", "An hour")]),
        Field::Is => told(&IS),
        Field::Has => {
            let mut found = told(&HAS);
            found.extend(facts(values.facts, None));
            found
        }
        Field::Prose(_) | Field::Number(_) => Vec::new(),
    }
}
