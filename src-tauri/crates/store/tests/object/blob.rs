//! Blobs are whole, read-only and shared.

use std::fs;
use std::path::Path;

use pipewright_pipeline::s3::S3Uri;

use crate::fixture::{at, home, sha256};

fn uri(key: &str) -> S3Uri {
    S3Uri { bucket: "bucket".to_owned(), key: key.to_owned() }
}

/// No unfinished blob is left.
fn assert_nothing_incoming(home: &Path) {
    assert_eq!(fs::read_dir(home.join("objects").join("incoming")).unwrap().count(), 0);
}

#[test]
fn files_of_any_size_are_kept_whole() {
    let home = home();
    // Around the buffer's size.
    for length in [0, 1, 262_143, 262_144, 262_145, 1_000_000] {
        for take in [false, true] {
            let bytes: Vec<u8> = (0..length).map(|n: usize| (n % 251) as u8 ^ u8::from(take)).collect();
            let file = home.folder.path().join("file");
            fs::write(&file, &bytes).unwrap();
            let object = home.store.put_file(&uri("key"), &file, take, at(1)).unwrap();
            assert_eq!(fs::read(&object.blob).unwrap(), bytes, "{length} {take}");
            assert_eq!(object.bytes, length as u64);
            assert_eq!(object.sha256, sha256(&bytes));
            assert!(fs::metadata(&object.blob).unwrap().permissions().readonly());
            if !take {
                assert_eq!(fs::read(&file).unwrap(), bytes);
            }
            let _ = fs::remove_file(&file);
        }
    }
    assert_nothing_incoming(home.folder.path());
}

#[test]
fn a_copied_file_may_change_afterwards() {
    let home = home();
    let file = home.folder.path().join("file");
    fs::write(&file, "one").unwrap();
    let object = home.store.put_file(&uri("key"), &file, false, at(1)).unwrap();
    fs::write(&file, "two").unwrap();
    assert_eq!(fs::read(&object.blob).unwrap(), b"one");
}

#[test]
fn a_damaged_blob_is_replaced_by_the_next_put() {
    let home = home();
    let object = home.store.put_bytes(&uri("key"), b"whole", at(1)).unwrap();
    fs::remove_file(&object.blob).unwrap();
    fs::write(&object.blob, "who").unwrap();
    home.store.put_bytes(&uri("key"), b"whole", at(2)).unwrap();
    assert_eq!(fs::read(&object.blob).unwrap(), b"whole");
}

#[cfg(unix)]
#[test]
fn a_put_of_known_bytes_leaves_the_blob_alone() {
    use std::os::unix::fs::MetadataExt;
    let home = home();
    let object = home.store.put_bytes(&uri("a"), b"same", at(1)).unwrap();
    let before = fs::metadata(&object.blob).unwrap();
    let file = home.folder.path().join("file");
    for take in [false, true] {
        fs::write(&file, "same").unwrap();
        home.store.put_file(&uri("b"), &file, take, at(2)).unwrap();
    }
    home.store.put_bytes(&uri("c"), b"same", at(3)).unwrap();
    let after = fs::metadata(&object.blob).unwrap();
    assert_eq!((after.ino(), after.mtime_nsec()), (before.ino(), before.mtime_nsec()));
}

#[cfg(unix)]
#[test]
fn taking_moves_the_file_and_a_shared_file_is_copied() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let home = home();
    let file = home.folder.path().join("file");

    fs::write(&file, "alone").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    let inode = fs::metadata(&file).unwrap().ino();
    let moved = home.store.put_file(&uri("moved"), &file, true, at(1)).unwrap();
    let metadata = fs::metadata(&moved.blob).unwrap();
    assert_eq!(metadata.ino(), inode);
    assert_eq!(metadata.permissions().mode() & 0o7777, 0o444);
    assert!(!file.exists());

    fs::write(&file, "shared").unwrap();
    let link = home.folder.path().join("link");
    fs::hard_link(&file, &link).unwrap();
    let copied = home.store.put_file(&uri("copied"), &file, true, at(1)).unwrap();
    fs::write(&link, "changed").unwrap();
    assert_eq!(fs::read(&copied.blob).unwrap(), b"shared");
}
