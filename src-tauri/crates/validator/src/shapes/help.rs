//! The API's own words on the members of its shapes.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

type Texts = HashMap<&'static str, HashMap<&'static str, Cow<'static, str>>>;

/// Apart from the catalogs, and read later than they are: only an inspector shows them.
static TEXTS: LazyLock<Texts> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../../../assets/shapes/help.json")).unwrap_or_default()
});

/// What the API says of a member of a structure, in at most 200 characters.
pub fn help(structure: &str, member: &str) -> Option<&'static str> {
    TEXTS.get(structure)?.get(member).map(Cow::as_ref)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_explained() {
        let text = help("ResourceConfig", "InstanceCount").unwrap();
        assert!(text.starts_with("The number of ML compute instances to use."), "{text}");
        assert_eq!(help("ResourceConfig", "Colour"), None);
    }

    #[test]
    fn texts_are_short_and_plain() {
        assert!(TEXTS.len() > 200);
        for (structure, members) in TEXTS.iter() {
            for (member, text) in members {
                let plain = !text.is_empty() && text.chars().count() <= 200 && !text.contains(['<', '\n']);
                assert!(plain, "{structure}.{member}: {text}");
            }
        }
    }
}
