//! Against real repositories.

use std::path::PathBuf;

use tempfile::TempDir;

use super::*;
use crate::dto::git::{FileState, Underway, VersionOf};

/// A repository with a project in a folder of it.
struct Desk {
    top: TempDir,
    project: PathBuf,
}

impl Desk {
    fn new() -> Self {
        let top = tempfile::tempdir().unwrap();
        let project = top.path().canonicalize().unwrap().join("pipelines/churn é");
        std::fs::create_dir_all(&project).unwrap();
        let desk = Self { top, project };
        desk.git(&["init", "--initial-branch=main"]);
        desk.git(&["config", "user.name", "Ada"]);
        desk.git(&["config", "user.email", "ada@example.com"]);
        desk.git(&["config", "core.hooksPath", ".git/hooks"]);
        desk.git(&["config", "commit.gpgsign", "false"]);
        desk.write("pipeline.json", "{}\n");
        desk
    }

    #[track_caller]
    fn git(&self, arguments: &[&str]) -> Output {
        let output = run(self.top.path(), arguments, None).unwrap();
        assert!(output.status.success() || arguments[0] == "merge", "{arguments:?}: {}", said(&output));
        output
    }

    fn write(&self, path: &str, text: &str) {
        std::fs::write(self.project.join(path), text).unwrap();
    }

    fn definition(&self) -> PathBuf {
        self.project.join("pipeline.json")
    }

    fn repository(&self) -> Repository {
        Repository::find(&self.project).unwrap().unwrap()
    }

    fn view(&self) -> crate::dto::git::GitView {
        self.repository().view(&self.definition()).unwrap()
    }

    fn files(&self) -> Vec<(String, FileState, bool)> {
        self.view().files.into_iter().map(|file| (file.path, file.state, file.definition)).collect()
    }

    fn commit(&self, message: &str, files: &[&str]) -> Result<(String, String), Error> {
        let files: Vec<_> = files.iter().map(|&file| file.to_owned()).collect();
        self.repository().commit(message, &files, &self.view())
    }

    fn hook(&self, name: &str, script: &str) {
        let hooks = self.top.path().join(".git/hooks");
        std::fs::create_dir_all(&hooks).unwrap();
        let path = hooks.join(name);
        std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        let executable = <std::fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o755);
        std::fs::set_permissions(&path, executable).unwrap();
    }
}

#[test]
fn a_fresh_repository_and_its_first_commit() {
    let desk = Desk::new();
    desk.write("train.py", "pass\n");
    std::fs::write(desk.top.path().join("other.txt"), "").unwrap();
    let view = desk.view();
    assert_eq!((view.branch.as_deref(), view.head, view.elsewhere), (Some("main"), None, 1));
    assert_eq!(view.author.as_deref(), Some("Ada <ada@example.com>"));
    let new = |path: &str, definition| (path.to_owned(), FileState::New, definition);
    assert_eq!(desk.files(), [new("pipeline.json", true), new("train.py", false)]);
    assert_eq!(desk.repository().history(&desk.definition(), 10).unwrap(), []);
    let (short, _) = desk.commit("First\n\nBody.", &["pipeline.json"]).unwrap();
    assert_eq!(desk.files(), [new("train.py", false)]);
    assert_eq!(desk.view().head, Some(short));
    desk.write("pipeline.json", "[]\n");
    assert_eq!(desk.files()[0], ("pipeline.json".into(), FileState::Changed, true));
    let head = VersionOf::Commit { commit: "HEAD".into(), path: None };
    assert_eq!(desk.repository().text_of(&desk.definition(), &head).unwrap(), "{}\n");
    let old = VersionOf::Commit { commit: "0000000".into(), path: None };
    assert_eq!(desk.repository().text_of(&desk.definition(), &old).unwrap_err().code, ErrorCode::NotFound);
}

#[test]
fn only_what_is_chosen_is_committed() {
    let desk = Desk::new();
    desk.write("a.py", "1\n");
    desk.commit("First", &["pipeline.json", "a.py"]).unwrap();
    desk.write("pipeline.json", "{\"a\": 1}\n");
    std::fs::remove_file(desk.project.join("a.py")).unwrap();
    desk.write("b.py", "2\n");
    desk.git(&["add", "--all"]);
    desk.commit("Second", &["pipeline.json"]).unwrap();
    let left: Vec<_> = desk.files().into_iter().map(|(path, ..)| path).collect();
    assert_eq!(left, ["a.py", "b.py"], "what was staged and not chosen stays so");
    desk.commit("Third", &["a.py", "b.py"]).unwrap();
    assert_eq!(desk.files(), []);
    assert_eq!(desk.commit("Fourth", &["b.py"]).unwrap_err().code, ErrorCode::BadRequest);
    assert_eq!(desk.commit(" ", &["b.py"]).unwrap_err().code, ErrorCode::BadRequest);
}

#[test]
fn a_version_is_found_under_its_old_name() {
    let desk = Desk::new();
    desk.commit("First", &["pipeline.json"]).unwrap();
    desk.write("pipeline.json", "{\"a\": [1, 2, 3, 4, 5, 6]}\n");
    desk.commit("Second", &["pipeline.json"]).unwrap();
    std::fs::rename(desk.definition(), desk.project.join("main.json")).unwrap();
    desk.git(&["add", "--all"]);
    let view = desk.repository().view(&desk.project.join("main.json")).unwrap();
    assert_eq!(
        (view.files[0].state, view.files[0].renamed_from.as_deref()),
        (FileState::Renamed, Some("pipeline.json"))
    );
    desk.repository().commit("Rename", &["main.json".into()], &view).unwrap();
    let main = desk.project.join("main.json");
    let history = desk.repository().history(&main, 10).unwrap();
    let subjects: Vec<_> = history.iter().map(|version| version.subject.as_str()).collect();
    assert_eq!(subjects, ["Rename", "Second", "First"]);
    assert_eq!(history[0].author, "Ada");
    let first = VersionOf::Commit { commit: history[2].commit.clone(), path: Some(history[2].path.clone()) };
    assert_eq!(desk.repository().text_of(&main, &first).unwrap(), "{}\n");
}

#[test]
fn hooks_run_and_are_heard() {
    let desk = Desk::new();
    desk.hook("pre-commit", "echo checked the definition");
    let (_, output) = desk.commit("First", &["pipeline.json"]).unwrap();
    assert!(output.contains("checked the definition"), "{output}");
    desk.hook("pre-commit", "echo a secret was found >&2; exit 1");
    desk.write("pipeline.json", "[]\n");
    let refused = desk.commit("Second", &["pipeline.json"]).unwrap_err();
    assert_eq!(refused.code, ErrorCode::Git);
    assert!(refused.message.contains("a secret was found"), "{refused}");
}

#[test]
fn nobody_cannot_commit() {
    let desk = Desk::new();
    desk.git(&["config", "user.name", ""]);
    let refused = desk.commit("First", &["pipeline.json"]);
    if std::env::var_os("GIT_AUTHOR_NAME").is_none() {
        assert!(refused.unwrap_err().hint.unwrap().contains("git config --global user.name"));
    }
}

#[test]
fn a_merge_is_settled_here() {
    let desk = Desk::new();
    desk.commit("First", &["pipeline.json"]).unwrap();
    desk.git(&["checkout", "-q", "-b", "side"]);
    desk.write("pipeline.json", "{\"side\": 1}\n");
    desk.commit("Side", &["pipeline.json"]).unwrap();
    desk.git(&["checkout", "-q", "main"]);
    desk.write("pipeline.json", "{\"main\": 1}\n");
    desk.commit("Main", &["pipeline.json"]).unwrap();
    desk.git(&["merge", "side"]);
    let view = desk.view();
    assert_eq!((view.underway, view.files[0].state), (Some(Underway::Merge), FileState::Conflicted));
    let text = |version| desk.repository().text_of(&desk.definition(), &version).unwrap();
    assert_eq!(
        (text(VersionOf::Ours), text(VersionOf::Theirs)),
        ("{\"main\": 1}\n".into(), "{\"side\": 1}\n".into())
    );
    desk.write("other.py", "");
    assert!(desk.commit("Merge", &["other.py"]).unwrap_err().message.contains("still in conflict"));
    desk.write("pipeline.json", "{\"both\": 1}\n");
    desk.commit("Merge", &["pipeline.json"]).unwrap();
    assert_eq!(desk.view().underway, None);
}

#[test]
fn heads_and_work_trees_of_all_kinds() {
    let desk = Desk::new();
    let outside = tempfile::tempdir().unwrap();
    assert!(Repository::find(outside.path()).unwrap().is_none());
    Repository::init(outside.path()).unwrap();
    assert!(Repository::find(outside.path()).unwrap().is_some());
    desk.commit("First", &["pipeline.json"]).unwrap();
    desk.git(&["checkout", "-q", "--detach"]);
    let view = desk.view();
    assert_eq!((view.branch, view.head.is_some()), (None, true));
    let tree = desk.top.path().join("tree");
    desk.git(&["worktree", "add", "-q", "-b", "second", tree.to_str().unwrap()]);
    let project = tree.join("pipelines/churn é");
    let there = Repository::find(&project).unwrap().unwrap();
    assert_eq!(there.view(&project.join("pipeline.json")).unwrap().branch.as_deref(), Some("second"));
    desk.git(&["branch", "-q", "--set-upstream-to=second", "main"]);
    desk.git(&["checkout", "-q", "main"]);
    desk.write("pipeline.json", "[]\n");
    desk.commit("Second", &["pipeline.json"]).unwrap();
    let view = desk.view();
    assert_eq!((view.upstream.as_deref(), view.ahead, view.behind), (Some("second"), 1, 0));
}

#[test]
fn what_an_execution_is_recorded_with() {
    let desk = Desk::new();
    let check = |packaged: &[&str], expect: (bool, bool)| {
        let found = revision::revision(&desk.project, &packaged.iter().copied().collect()).unwrap();
        let head = desk.git(&["rev-parse", "--verify", "--quiet", "main"]);
        let head = Some(text(&head.stdout).trim().to_owned()).filter(|head| head.len() == 40);
        assert_eq!((found.branch.as_deref(), &found.commit), (Some("main"), &head));
        assert_eq!((found.commit.is_some(), found.dirty), expect, "{packaged:?}");
    };
    let commit = |path: &str| {
        desk.git(&["add", path]);
        desk.git(&["commit", "--message", "x"]);
    };
    commit("pipelines/churn é/pipeline.json");
    check(&[], (true, false));
    desk.write("train é.py", "1");
    check(&["other.py"], (true, false));
    check(&["train é.py"], (true, true));
    desk.git(&["add", "."]);
    check(&[], (true, true));
    commit(".");
    check(&["train é.py"], (true, false));
    desk.write("train é.py", "2");
    check(&[], (true, true));
    commit(".");
    // Changes elsewhere in the repository are no part of what runs.
    std::fs::write(desk.top.path().join("README"), "x").unwrap();
    desk.git(&["add", "."]);
    check(&["train é.py"], (true, false));
    // Nor is what git is told to ignore, as data often is: its content is recorded anyway.
    desk.write(".gitignore", "*.csv\n");
    commit(".");
    desk.write("data.csv", "1");
    check(&["data.csv"], (true, false));
    std::fs::remove_file(desk.project.join("train é.py")).unwrap();
    check(&[], (true, true));

    let outside = tempfile::tempdir().unwrap();
    assert_eq!(revision::revision(outside.path(), &std::collections::BTreeSet::new()), None);
    assert_eq!(revision::revision(&desk.project.join("gone"), &std::collections::BTreeSet::new()), None);
    assert_eq!(revision::person(&desk.project).as_deref(), Some("Ada <ada@example.com>"));
}

#[test]
fn a_repository_without_a_commit_has_none() {
    let desk = Desk::new();
    let found = revision::revision(&desk.project, &["pipeline.json"].into()).unwrap();
    assert_eq!((found.commit, found.branch.as_deref(), found.dirty), (None, Some("main"), true));
}
