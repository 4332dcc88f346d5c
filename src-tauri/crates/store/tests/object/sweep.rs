//! Unfinished blobs go after a day, not before.

use std::fs::{self, File};
use std::time::{Duration, SystemTime};

use pipewright_store::Store;

use crate::fixture::home;

#[test]
fn opening_removes_what_is_older_than_a_day() {
    let home = home();
    let incoming = home.folder.path().join("objects").join("incoming");
    for (name, hours) in [("young", 0), ("almost", 23), ("old", 25)] {
        let file = File::create(incoming.join(name)).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_hours(hours)).unwrap();
    }
    Store::open(home.folder.path()).unwrap();
    let mut left: Vec<_> = fs::read_dir(&incoming)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(left, ["almost", "young"]);
}
