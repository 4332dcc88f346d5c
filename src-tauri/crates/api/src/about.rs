//! What the program is, and whose work is in it.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The program and the work of others that it carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct About {
    /// The program's version.
    pub version: String,
    /// Its own licence; `null` while none is stated.
    pub licence: Option<String>,
    /// What asks to be named in full.
    pub notices: Vec<Notice>,
    /// Every other component, by name.
    pub components: Vec<Component>,
}

/// Work of others, with the words that come with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, rename = "LicenceNotice")]
pub struct Notice {
    /// What it is.
    pub name: String,
    /// Its licence.
    pub licence: String,
    /// The whole notice.
    pub text: String,
}

/// A library that is built in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Component {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence, as an SPDX expression.
    pub licence: String,
}

const FONTS: &str = include_str!("../../../../assets/fonts/OFL.txt");
const SHAPES: &str = include_str!("../../../../assets/shapes/NOTICE");
/// Made by `cargo xtask notices`.
const COMPONENTS: &str = include_str!("../../../../assets/components.json");

/// What the program is.
pub fn about() -> About {
    static COMPONENTS_READ: OnceLock<Vec<Component>> = OnceLock::new();
    let notice = |name: &str, licence: &str, text: &str| Notice {
        name: name.to_owned(),
        licence: licence.to_owned(),
        text: text.to_owned(),
    };
    let mono = FONTS.replacen(
        FONTS.lines().next().unwrap_or_default(),
        "Copyright 2020 The JetBrains Mono Project Authors (https://github.com/JetBrains/JetBrainsMono)",
        1,
    );
    About {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        licence: Some(env!("CARGO_PKG_LICENSE")).filter(|licence| !licence.is_empty()).map(str::to_owned),
        notices: vec![
            notice("Shapes of SageMaker's API, from botocore", "Apache-2.0", SHAPES),
            notice("Inter", "OFL-1.1", FONTS),
            notice("JetBrains Mono", "OFL-1.1", &mono),
        ],
        components: COMPONENTS_READ
            .get_or_init(|| serde_json::from_str(COMPONENTS).unwrap_or_default())
            .clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_asks_to_be_named_is() {
        let about = about();
        assert!(about.notices[0].text.contains("botocore"));
        assert!(about.notices[1].text.starts_with("Copyright") && about.notices[1].text.contains("Inter"));
        assert!(about.notices[2].text.starts_with("Copyright 2020 The JetBrains Mono"));
        assert!(!about.notices[2].text.contains("Inter Project"));
        for name in ["serde", "react"] {
            assert!(about.components.iter().any(|one| one.name == name && !one.licence.is_empty()), "{name}");
        }
    }
}
