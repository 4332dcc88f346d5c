//! What users put on executions.

use pipewright_store::{Change, Condition, EventKind, Facts, FoundExecution, Search, Sort, Store};

use crate::fixture::{at, begin, home, message};

fn only(store: &Store) -> FoundExecution {
    let (condition, sort) = (Condition::All(Vec::new()), Sort::newest());
    let search = Search { condition, sort, offset: 0, limit: 9, facts: Facts::All };
    store.search(&search).unwrap().into_iter().next().unwrap()
}

#[test]
fn changes_stay_and_are_told() {
    let home = home();
    let arns = [begin(&home.store, "abc", at(1))];
    let organise = |change| home.store.organise(&arns, &change, at(5)).unwrap();
    organise(Change::Tag("prod".to_owned()));
    organise(Change::Tag("prod".to_owned()));
    organise(Change::Tag("a".to_owned()));
    organise(Change::Note(Some("**good**".to_owned())));
    organise(Change::Pin(true));
    organise(Change::Name(Some("baseline".to_owned())));
    let one = only(&home.store);
    assert_eq!(one.tags, ["a", "prod"]);
    assert_eq!(one.note.as_deref(), Some("**good**"));
    assert!(one.pinned);
    assert_eq!(one.execution.display_name.as_deref(), Some("baseline"));
    assert_eq!(home.store.tags().unwrap(), [("a".to_owned(), 1), ("prod".to_owned(), 1)]);
    organise(Change::Untag("a".to_owned()));
    organise(Change::Name(None));
    assert_eq!(only(&home.store).tags, ["prod"]);
    let last = home.store.events_of(&arns[0]).unwrap().pop().unwrap();
    assert_eq!((last.kind, last.at), (EventKind::ExecutionOrganised, at(5)));
}

#[test]
fn all_or_none() {
    let home = home();
    let there = begin(&home.store, "abc", at(1));
    let missing = pipewright_pipeline::arn::ExecutionArn::local("churn", "gone");
    let error = home.store.organise(&[there, missing], &Change::Pin(true), at(5));
    assert!(message(error).starts_with("there is no execution"));
    assert!(!only(&home.store).pinned);
}
