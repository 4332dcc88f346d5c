//! Only regular files are kept.

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;

use pipewright_pipeline::s3::S3Uri;
use pipewright_store::{FileKind, StoreError};

use crate::fixture::{at, home};

#[test]
fn what_is_no_regular_file_is_refused() {
    let home = home();
    let folder = home.folder.path();
    fs::write(folder.join("secret"), "secret").unwrap();
    symlink(folder.join("secret"), folder.join("link")).unwrap();
    symlink(folder.join("nowhere"), folder.join("dangling")).unwrap();
    fs::create_dir(folder.join("folder")).unwrap();
    let _socket = UnixListener::bind(folder.join("socket")).unwrap();
    let uri = S3Uri { bucket: "bucket".to_owned(), key: "key".to_owned() };
    for (name, expect) in [
        ("link", FileKind::SymbolicLink),
        ("dangling", FileKind::SymbolicLink),
        ("folder", FileKind::Folder),
        ("socket", FileKind::Special),
    ] {
        for take in [false, true] {
            let error = home.store.put_file(&uri, &folder.join(name), take, at(1)).unwrap_err();
            let refused = matches!(&error, StoreError::NotARegularFile { path, kind }
                if *kind == expect && path.ends_with(name));
            assert!(refused, "{name}: {error:?}");
        }
    }
    let error = home.store.put_file(&uri, &folder.join("missing"), false, at(1)).unwrap_err();
    assert!(matches!(&error, StoreError::File { path, .. } if path.ends_with("missing")), "{error:?}");
    assert_eq!(home.store.list(&uri).unwrap(), []);
    assert_eq!(fs::read(folder.join("secret")).unwrap(), b"secret");
}
