//! Versions count from 1, and only a change makes a new one.

use crate::fixture::{at, home};

#[test]
fn only_a_change_makes_a_new_version() {
    let home = home();
    let record = |pipeline, text, milliseconds| {
        let version = home.store.record_version(pipeline, text, at(milliseconds)).unwrap();
        assert_eq!(version.pipeline, pipeline);
        (version.version, version.created_at)
    };
    assert_eq!(record("churn", "one", 1), (1, at(1)));
    assert_eq!(record("churn", "one", 2), (1, at(1)));
    assert_eq!(record("churn", "two", 3), (2, at(3)));
    // Going back to an older text is a change.
    assert_eq!(record("churn", "one", 4), (3, at(4)));
    assert_eq!(record("fraud", "one", 5), (1, at(5)));

    let versions = home.store.pipeline_versions("churn").unwrap();
    let [three, two, one] = &versions[..] else { panic!("{versions:?}") };
    assert_eq!((three.version, two.version, one.version), (3, 2, 1));
    assert_eq!(three.sha256, one.sha256);
    assert_ne!(three.sha256, two.sha256);
    assert_eq!(home.store.pipeline_versions("nothing").unwrap(), []);
}
