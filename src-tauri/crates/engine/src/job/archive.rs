//! Archives: `model.tar.gz` out, `sourcedir.tar.gz` in.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use flate2::{Compression, GzBuilder};
use tar::{Archive, Builder, EntryType, Header};

use super::JobError;

/// Packs a folder's contents: the same contents give the same bytes, whoever packs them and when.
pub(super) fn pack(folder: &Path, target: &Path) -> Result<(), JobError> {
    let file = File::create(target).map_err(JobError::io(target))?;
    // A gzip header without time or system.
    let packed =
        GzBuilder::new().mtime(0).operating_system(255).write(BufWriter::new(file), Compression::new(6));
    let mut archive = Builder::new(packed);
    for name in entries(folder)? {
        append(&mut archive, folder, &name).map_err(JobError::io(folder.join(&name)))?;
    }
    let finish =
        archive.into_inner().and_then(flate2::write::GzEncoder::finish).and_then(|mut file| file.flush());
    finish.map_err(JobError::io(target))
}

/// Everything below a folder, folders before their contents, in the order of the paths.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, JobError> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(below) = open.pop() {
        let path = folder.join(&below);
        for entry in fs::read_dir(&path).map_err(JobError::io(&path))? {
            let entry = entry.map_err(JobError::io(&path))?;
            let name = below.join(entry.file_name());
            if entry.file_type().map_err(JobError::io(entry.path()))?.is_dir() {
                open.push(name.clone());
            }
            found.push(name);
        }
    }
    found.sort_unstable();
    Ok(found)
}

fn append(archive: &mut Builder<impl Write>, folder: &Path, name: &Path) -> io::Result<()> {
    let path = folder.join(name);
    let metadata = fs::symlink_metadata(&path)?;
    let mut header = Header::new_gnu();
    header.set_mtime(0);
    header.set_uid(0);
    header.set_gid(0);
    if metadata.is_dir() {
        header.set_entry_type(EntryType::Directory);
        header.set_mode(0o755);
        header.set_size(0);
        archive.append_data(&mut header, name, io::empty())
    } else if metadata.is_symlink() {
        header.set_entry_type(EntryType::Symlink);
        header.set_mode(0o777);
        header.set_size(0);
        archive.append_link(&mut header, name, fs::read_link(&path)?)
    } else if metadata.is_file() {
        let executable = metadata.permissions().mode() & 0o100 != 0;
        header.set_mode(if executable { 0o755 } else { 0o644 });
        header.set_size(metadata.len());
        archive.append_data(&mut header, name, File::open(&path)?)
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidInput, "sockets, pipes and devices cannot be packed"))
    }
}

/// Unpacks a `.tar.gz` into a folder; entries that would leave it are refused.
pub(super) fn unpack(file: &Path, folder: &Path) -> Result<(), JobError> {
    let packed = File::open(file).map_err(JobError::io(file))?;
    let mut archive = Archive::new(GzDecoder::new(io::BufReader::new(packed)));
    archive.set_preserve_mtime(false);
    archive.unpack(folder).map_err(JobError::io(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn make(order: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in order {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, name).unwrap();
        }
        folder
    }

    #[test]
    fn the_same_contents_give_the_same_bytes() {
        let out = tempfile::tempdir().unwrap();
        let (one, other) = (out.path().join("1.tar.gz"), out.path().join("2.tar.gz"));
        let first = make(&["xgboost-model", "code/a.py", "code/b.py"]);
        pack(first.path(), &one).unwrap();
        let second = make(&["code/b.py", "xgboost-model", "code/a.py"]);
        let old = File::open(second.path().join("code/a.py")).unwrap();
        old.set_modified(std::time::UNIX_EPOCH).unwrap();
        pack(second.path(), &other).unwrap();
        assert_eq!(fs::read(&one).unwrap(), fs::read(&other).unwrap());

        let back = out.path().join("back");
        fs::create_dir(&back).unwrap();
        unpack(&one, &back).unwrap();
        assert_eq!(fs::read_to_string(back.join("code/a.py")).unwrap(), "code/a.py");
        assert_eq!(entries(&back).unwrap(), entries(first.path()).unwrap());
    }
}
