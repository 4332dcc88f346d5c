//! Names that could lead out of their place are refused when they are put.

use pipewright_pipeline::s3::S3Uri;
use pipewright_store::{NameFault, StoreError};

use crate::fixture::{at, home};

#[track_caller]
fn check(bucket: &str, key: &str, expect: Option<NameFault>) {
    let home = home();
    let uri = S3Uri { bucket: bucket.to_owned(), key: key.to_owned() };
    match (home.store.put_bytes(&uri, b"x", at(1)), expect) {
        (Ok(object), None) => assert_eq!(home.store.get(&uri).unwrap(), Some(object)),
        (Err(StoreError::Name { uri: named, fault }), Some(expect)) => {
            assert_eq!((named, fault), (uri.clone(), expect));
            assert_eq!(home.store.get(&uri).unwrap(), None);
        }
        (result, expect) => panic!("{uri}: {result:?}, expected {expect:?}"),
    }
}

#[test]
fn keys_that_stay_below_their_bucket() {
    for key in
        ["a", "a/b", "a//b", "a/", "..a", "a..", "a/...", "a b%20+", "\u{e9}/\u{1f600}", &"k".repeat(1024)]
    {
        check("bucket", key, None);
    }
}

#[test]
fn keys_that_could_leave_it() {
    for (key, fault) in [
        ("", NameFault::EmptyKey),
        ("/a", NameFault::LeadingSlash),
        ("\\a", NameFault::LeadingSlash),
        ("..", NameFault::DotSegment),
        ("../../x", NameFault::DotSegment),
        ("a/../b", NameFault::DotSegment),
        ("a\\..\\b", NameFault::DotSegment),
        ("a/.", NameFault::DotSegment),
        ("a/./b", NameFault::DotSegment),
        ("a\0b", NameFault::Nul),
        (&"k".repeat(1025), NameFault::LongKey),
    ] {
        check("bucket", key, Some(fault));
    }
}

#[test]
fn buckets() {
    check("sagemaker-local-123456789012", "a", None);
    check("my.bucket_1", "a", None);
    for bucket in ["", ".", "..", "a/b", "a\\b", "a b", "\u{e9}"] {
        check(bucket, "a", Some(NameFault::Bucket));
    }
}
