//! What a rule is.

use crate::rules::walk::{ObjectCheck, TextCheck};
use crate::subject::{StepSubject, Subject};
use crate::{Diagnostic, Report, Severity};

/// One kind of mistake. The rule's file holds its documentation (the `//!` header, which is also its page
/// in `docs/rules/` and what `pipewright explain` prints), its check, its fix and its tests.
#[derive(Debug)]
pub struct Rule {
    /// Its name everywhere: `unknown-step`. Names the fault, not the remedy.
    pub code: &'static str,
    /// What it is about.
    pub family: Family,
    /// How bad the mistake is unless the settings say otherwise.
    pub severity: Severity,
    /// The fault in one short sentence.
    pub summary: &'static str,
    /// How it is found.
    pub(crate) check: Check,
}

/// What rules are about; each family is a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the title says it")]
pub enum Family {
    Document,
    Names,
    Parameters,
    References,
    Graph,
    Properties,
    Arguments,
    Functions,
    Conditions,
    PropertyFiles,
    Cache,
    Retry,
    Steps,
    Limits,
    Practice,
}

/// How a rule finds its mistakes.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Check {
    /// It looks at one step: at the step itself, the steps it stands in, and the steps and parameters it
    /// mentions. At nothing else: after an edit a step is judged again only when one of these changed.
    Step(fn(&StepSubject<'_>, &mut Report<'_>)),
    /// It looks at the whole pipeline, after every edit; so it must be quick: a walk over
    /// [`Subject::steps`] and what is known of each, never over their JSON.
    Pipeline(fn(&Subject<'_>, &mut Report<'_>)),
    /// Both: the steps, and what stands beside them.
    StepAndPipeline(fn(&StepSubject<'_>, &mut Report<'_>), fn(&Subject<'_>, &mut Report<'_>)),
    /// It looks at each text of a step, in the walk that all rules share (`rules/walk.rs`).
    Text(TextCheck),
    /// It looks at the members of each object of a step, in the same walk.
    Object(ObjectCheck),
    /// Another rule's walk finds it on its way.
    Within,
}

impl Rule {
    /// A mistake of this kind at that place.
    pub(crate) fn at(&self, pointer: impl Into<String>, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code: self.code.to_owned(),
            severity: self.severity,
            message: message.into(),
            step: None,
            pointer: pointer.into(),
            on_name: false,
            place: None,
            related: Vec::new(),
            hint: None,
            fix: None,
        }
    }

    /// Its documentation, in Markdown.
    pub fn documentation(&self) -> &'static str {
        crate::rules::documentation(self.code)
    }

    /// The rule of that code.
    pub fn of(code: &str) -> Option<&'static Self> {
        crate::rules::all().find(|rule| rule.code == code)
    }
}

impl Family {
    /// Its title for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Names => "Names",
            Self::Parameters => "Parameters",
            Self::References => "References",
            Self::Graph => "Graph and branches",
            Self::Properties => "Property paths",
            Self::Arguments => "Arguments",
            Self::Functions => "Functions",
            Self::Conditions => "Conditions",
            Self::PropertyFiles => "Property files",
            Self::Cache => "Cache",
            Self::Retry => "Retry",
            Self::Steps => "Step types",
            Self::Limits => "Limits",
            Self::Practice => "Practice",
        }
    }
}
