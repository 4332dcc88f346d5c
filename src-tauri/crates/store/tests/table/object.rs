//! Keys point to their newest version; prefixes list them.

use std::fs;

use pipewright_pipeline::s3::S3Uri;
use pipewright_store::Store;

use crate::fixture::{at, home};

fn uri(key: &str) -> S3Uri {
    S3Uri { bucket: "bucket".to_owned(), key: key.to_owned() }
}

#[test]
fn a_key_points_to_its_newest_version() {
    let home = home();
    let first = home.store.put_bytes(&uri("a"), b"one", at(1)).unwrap();
    let second = home.store.put_bytes(&uri("a"), b"two", at(2)).unwrap();
    assert_eq!((first.version, second.version), (1, 2));
    assert_eq!(home.store.get(&uri("a")).unwrap(), Some(second.clone()));
    assert_eq!(home.store.list(&uri("a")).unwrap(), [second]);
    // Whoever holds the older version still can read it.
    assert_eq!(fs::read(first.blob).unwrap(), b"one");
    assert_eq!(home.store.get(&uri("b")).unwrap(), None);
}

#[test]
fn equal_bytes_share_one_blob() {
    let home = home();
    let a = home.store.put_bytes(&uri("a"), b"same", at(1)).unwrap();
    let b = home.store.put_bytes(&uri("b/c"), b"same", at(2)).unwrap();
    assert_eq!(a.blob, b.blob);
    assert_eq!(a.sha256, "0967115f2813a3541eaef77de9d9d5773f1c0c04314b0bbfe4ff3b3b1c55b5d5");
    let name = a.blob.strip_prefix(home.folder.path()).unwrap();
    assert_eq!(
        name.to_str().unwrap(),
        "objects/09/67115f2813a3541eaef77de9d9d5773f1c0c04314b0bbfe4ff3b3b1c55b5d5"
    );
}

fn check_list(store: &Store, key: &str, expect: &[&str]) {
    let keys: Vec<_> = store.list(&uri(key)).unwrap().into_iter().map(|object| object.uri.key).collect();
    assert_eq!(keys, expect, "below {key:?}");
}

#[test]
fn a_prefix_lists_what_starts_with_it_by_key() {
    let home = home();
    let keys =
        ["b", "ab", "a/c", "a", "a/b/d", "a//e", "a/b", "A", "a-1", "a%", "a_", "\u{e9}/f", "a\u{10ffff}z"];
    for key in keys {
        home.store.put_bytes(&uri(key), key.as_bytes(), at(1)).unwrap();
    }
    let elsewhere = S3Uri { bucket: "other".to_owned(), key: "a".to_owned() };
    home.store.put_bytes(&elsewhere, b"", at(1)).unwrap();

    let store = &home.store;
    check_list(store, "a", &["a", "a%", "a-1", "a//e", "a/b", "a/b/d", "a/c", "a_", "ab", "a\u{10ffff}z"]);
    check_list(store, "a/", &["a//e", "a/b", "a/b/d", "a/c"]);
    check_list(store, "a/b", &["a/b", "a/b/d"]);
    check_list(store, "a%", &["a%"]);
    check_list(store, "a_", &["a_"]);
    check_list(store, "\u{e9}", &["\u{e9}/f"]);
    check_list(store, "a/b/d/x", &[]);
    assert_eq!(store.list(&uri("")).unwrap().len(), keys.len());
}
