//! The kinds of damage.

use super::damage::Damage;
use super::fixture::Fixture;

/// A kind of damage, and every place of a definition where it is truly wrong.
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    /// The facts make it no more than a warning: it runs, but not as meant, or AWS may know more than we do.
    pub(crate) is_warning: bool,
    /// One damage breaks more than one thing, each of which must be told.
    pub(crate) breaks_many: bool,
    pub(crate) damages: fn(&Fixture) -> Vec<Damage>,
}

/// A damage that keeps the pipeline from running.
pub(crate) const fn error(name: &'static str, damages: fn(&Fixture) -> Vec<Damage>) -> Kind {
    Kind { name, is_warning: false, breaks_many: false, damages }
}

/// A damage that the facts make no more than a warning.
pub(crate) const fn warning(name: &'static str, damages: fn(&Fixture) -> Vec<Damage>) -> Kind {
    Kind { name, is_warning: true, breaks_many: false, damages }
}

impl Kind {
    /// Everything that refers to the damaged thing is broken too.
    pub(crate) const fn breaks_many(mut self) -> Self {
        self.breaks_many = true;
        self
    }
}

/// Every kind.
pub(crate) fn all() -> impl Iterator<Item = &'static Kind> {
    [
        super::document::KINDS,
        super::parameters::KINDS,
        super::references::KINDS,
        super::functions::KINDS,
        super::graph::KINDS,
        super::arguments::KINDS,
        super::conditions::KINDS,
        super::policies::KINDS,
        super::steps::KINDS,
    ]
    .into_iter()
    .flatten()
}
