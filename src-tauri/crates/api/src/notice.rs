//! Tells listeners what changed: the store by any program, an open document by any editor.
//!
//! The store is asked for its data version ten times a second, which costs microseconds and sees the commits
//! of every process; events are read only when it moved.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, Weak};
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};
use pipewright_store::{Store, StoreError};

use crate::document::Place;
use crate::dto::document::DocumentId;
use crate::dto::notice::Notice;
use crate::git;
use crate::lock::lock;

const PERIOD: Duration = Duration::from_millis(100);
const EVENTS_AT_ONCE: u32 = 1000;

type Listener = Box<dyn Fn(Notice) + Send>;
type Reload = Box<dyn Fn(&DocumentId) -> bool + Send>;

/// The listeners, and what is watched for them.
pub(crate) struct Notices {
    listeners: Mutex<Vec<Listener>>,
    documents: Mutex<HashMap<DocumentId, Watched>>,
}

struct Watched {
    reload: Reload,
    /// Files whose change matters.
    files: Vec<PathBuf>,
    /// Where git keeps what it knows; none outside of repositories.
    git: Option<PathBuf>,
    /// Ends the watch when dropped; `None` where the system cannot watch, and nothing is noticed.
    _watcher: Option<RecommendedWatcher>,
}

impl Notices {
    /// Watches a store until the last reference is gone.
    pub(crate) fn watch(store: Store) -> Arc<Self> {
        let notices = Arc::new(Self { listeners: Mutex::default(), documents: Mutex::default() });
        let weak = Arc::downgrade(&notices);
        std::thread::spawn(move || follow(&store, &weak));
        notices
    }

    pub(crate) fn subscribe(&self, listener: Listener) {
        lock(&self.listeners).push(listener);
    }

    fn tell(&self, notice: &Notice) {
        for listener in lock(&self.listeners).iter() {
            listener(notice.clone());
        }
    }

    /// Watches a document's files; `reload` says whether reading them again changed anything.
    pub(crate) fn watch_document(
        self: &Arc<Self>,
        id: DocumentId,
        place: &Place,
        reload: impl Fn(&DocumentId) -> bool + Send + 'static,
    ) {
        let weak = Arc::downgrade(self);
        let changed = id.clone();
        let git = git::directory(&place.folder);
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            if let (Some(notices), Ok(event)) = (weak.upgrade(), event)
                && !event.kind.is_access()
            {
                notices.file_event(&changed, &event.paths);
            }
        });
        // The folder, not the file: editors replace files, and a watch on the old one would see nothing.
        let watcher = watcher.ok().and_then(|mut watcher| {
            if let Some(git) = &git {
                // Without it, git is asked again when the window gets the focus.
                let _ = watcher.watch(git, RecursiveMode::NonRecursive);
            }
            watcher.watch(&place.folder, RecursiveMode::NonRecursive).ok().map(|()| watcher)
        });
        let files = vec![place.file.clone(), place.layout.clone()];
        lock(&self.documents).insert(id, Watched { reload: Box::new(reload), files, git, _watcher: watcher });
    }

    /// Ends the watch of a document that was closed.
    pub(crate) fn forget_document(&self, id: &DocumentId) {
        let forgotten = lock(&self.documents).remove(id);
        // Dropping the watcher waits for its thread, which may be waiting for the lock.
        drop(forgotten);
    }

    fn file_event(&self, id: &DocumentId, paths: &[PathBuf]) {
        let (changed, in_git) = {
            let documents = lock(&self.documents);
            let Some(watched) = documents.get(id) else { return };
            let in_git = watched.git.as_deref().is_some_and(|git| paths.iter().any(|path| tells(git, path)));
            (paths.iter().any(|path| watched.files.contains(path)) && (watched.reload)(id), in_git)
        };
        if in_git {
            self.tell(&Notice::GitChanged { document: id.clone() });
        }
        if changed {
            self.tell(&Notice::DocumentChanged { document: id.clone() });
        }
    }
}

/// Whether a file of git's own says that there is another commit, branch or index, or that a merge is under way.
fn tells(git: &Path, path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    path.parent() == Some(git)
        && matches!(
            name,
            Some("HEAD" | "ORIG_HEAD" | "MERGE_HEAD" | "COMMIT_EDITMSG" | "index" | "packed-refs")
        )
}

fn follow(store: &Store, notices: &Weak<Notices>) {
    let mut version = None;
    let mut sequence = store.last_event_sequence().unwrap_or(0);
    while let Some(notices) = notices.upgrade() {
        // A store that cannot be read now may be readable in a moment; whoever asks it next is told.
        let _ = look(store, &notices, &mut version, &mut sequence);
        drop(notices);
        std::thread::sleep(PERIOD);
    }
}

fn look(
    store: &Store,
    notices: &Notices,
    version: &mut Option<i64>,
    sequence: &mut i64,
) -> Result<(), StoreError> {
    let current = store.data_version()?;
    if version.replace(current) == Some(current) {
        return Ok(());
    }
    let mut changed = BTreeSet::new();
    loop {
        let events = store.events_after(*sequence, EVENTS_AT_ONCE)?;
        let Some(last) = events.last() else { break };
        *sequence = last.sequence;
        changed.extend(events.into_iter().map(|event| event.execution));
    }
    for arn in changed {
        notices.tell(&Notice::ExecutionChanged { arn });
    }
    Ok(())
}
