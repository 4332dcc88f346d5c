//! Everything a host works with: the store, the machine, the open documents, the running executions.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use pipewright_engine::environment::Environments;
use pipewright_engine::machine::Machine;
use pipewright_store::Store;
use tokio::runtime::Handle;

use crate::clock;
use crate::comparison::compared_texts::ComparedTexts;
use crate::document::{Document, Place};
use crate::dto::document::{DocumentId, DocumentView};
use crate::dto::notice::Notice;
use crate::error::{Error, ErrorCode};
use crate::local::LocalPipelines;
use crate::lock::lock;
use crate::notice::Notices;
use crate::objects::StoreObjects;
use crate::shown::Shown;
use crate::{home, recovery};

/// The program's state. Cheap to clone; every clone is the same workbench.
#[derive(Clone)]
pub struct Workbench {
    pub(crate) shared: Arc<Shared>,
}

pub(crate) struct Shared {
    pub(crate) home: PathBuf,
    pub(crate) store: Store,
    pub(crate) local: LocalPipelines,
    pub(crate) notices: Arc<Notices>,
    documents: Mutex<BTreeMap<DocumentId, Document>>,
    pub(crate) shown: Shown,
    pub(crate) compared: ComparedTexts,
    pub(crate) headlines: Mutex<HashMap<(String, u32), Option<String>>>,
}

impl Workbench {
    /// Opens the state in `home`, and fails the executions whose program is gone. `launcher` is the program
    /// that becomes the job launcher when it is started as such: this program itself, or a smaller one.
    pub fn open(home: &Path, runtime: Handle, launcher: PathBuf) -> Result<Self, Error> {
        let store = Store::open(home)?;
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let machine = Machine {
            objects: Arc::new(StoreObjects(store.clone())),
            environments: Arc::new(Environments::new(home::environments(home))),
            launcher,
            now: clock::now,
        };
        let local = LocalPipelines {
            home: home.to_owned(),
            store: store.clone(),
            machine: Arc::new(machine),
            // One job may wait for a disk or a download while another computes.
            cores: cores.max(2),
            runtime,
            running: Arc::default(),
        };
        let notices = Notices::watch(store.clone());
        let shared = Shared {
            home: home.to_owned(),
            store,
            local,
            notices,
            documents: Mutex::default(),
            shown: Shown::default(),
            compared: ComparedTexts::default(),
            headlines: Mutex::default(),
        };
        let workbench = Self { shared: Arc::new(shared) };
        workbench.recover()?;
        Ok(workbench)
    }

    /// Fails the unfinished executions whose program is gone; those of this program go on.
    pub(crate) fn recover(&self) -> Result<(), Error> {
        let shared = &self.shared;
        recovery::recover(&shared.store, &shared.home, |arn| shared.local.runs(arn))
    }

    /// Calls `listener` for every notice from now on, on a thread of its own, until the workbench is gone.
    pub fn subscribe(&self, listener: impl Fn(Notice) + Send + 'static) {
        self.shared.notices.subscribe(Box::new(listener));
    }

    /// Opens a project folder or a definition file; opening it again gives the same document, read afresh.
    pub fn open_document(&self, path: &Path) -> Result<DocumentView, Error> {
        let place = Place::find(path)?;
        let id = DocumentId(place.file.display().to_string());
        if let Some(known) = lock(&self.shared.documents).get_mut(&id) {
            known.reload()?;
            return Ok(known.view(id));
        }
        let mut opened = Document::read(place)?;
        opened.recover(&self.shared.home.join("unsaved"))?;
        // Watched without the lock: a file event holds the watch's own lock while it waits for this one.
        self.shared.notices.watch_document(id.clone(), opened.place(), {
            let shared = Arc::downgrade(&self.shared);
            move |id| {
                let Some(shared) = shared.upgrade() else { return false };
                let mut documents = lock(&shared.documents);
                // A file that cannot be read at this moment is being replaced, or gone: the document stays.
                documents.get_mut(id).is_some_and(|document| document.reload().unwrap_or(false))
            }
        });
        // Opened twice at the same moment, the first stays.
        let mut documents = lock(&self.shared.documents);
        Ok(documents.entry(id.clone()).or_insert(opened).view(id))
    }

    /// An open document as it is now.
    pub fn read_document(&self, id: &DocumentId) -> Result<DocumentView, Error> {
        self.with_document(id, |document| Ok(document.view(id.clone())))
    }

    /// Closes a document; unsaved changes stay in the journal unless they are dropped. True when some are kept.
    pub fn close_document(&self, id: &DocumentId, discard: bool) -> Result<bool, Error> {
        let kept = self.with_document(id, |document| {
            if discard {
                document.forget_unsaved()?;
            }
            Ok(!discard && document.is_unsaved())
        })?;
        lock(&self.shared.documents).remove(id);
        self.shared.shown.forget(id);
        // Without the lock of the documents: a file event takes both the other way round.
        self.shared.notices.forget_document(id);
        Ok(kept)
    }

    /// Changes an open document; the answer is the document afterwards.
    pub fn edit(
        &self,
        id: &DocumentId,
        change: impl FnOnce(&mut Document) -> Result<(), Error>,
    ) -> Result<DocumentView, Error> {
        self.with_document(id, |document| {
            change(document)?;
            Ok(document.view(id.clone()))
        })
    }

    pub(crate) fn with_document<T>(
        &self,
        id: &DocumentId,
        act: impl FnOnce(&mut Document) -> Result<T, Error>,
    ) -> Result<T, Error> {
        match lock(&self.shared.documents).get_mut(id) {
            Some(document) => act(document),
            None => Err(Error::new(ErrorCode::NotFound, format!("No document `{}` is open.", id.0))),
        }
    }
}
