//! What becomes of the tables of requests and commands.

/// A struct for each request.
macro_rules! requests {
    ($( $(#[$doc:meta])* $name:ident { $( $(#[$field_doc:meta])* $field:ident : $type:ty ),* $(,)? } )*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Deserialize, TS)]
        #[ts(export)]
        pub struct $name { $( $(#[$field_doc])* pub $field: $type, )* }
    )* };
}

/// The enum of all calls, its way to the answers, and the TypeScript map.
macro_rules! commands {
    ($( $name:ident($request:ident) -> $response:ty; )*) => {
        /// A call, as hosts send it: `{"command": "open_document", "args": {…}}`.
        #[derive(Debug, Clone, Deserialize)]
        #[serde(tag = "command", content = "args", rename_all = "snake_case")]
        pub enum Command { $(
            #[allow(missing_docs, reason = "the request's own documentation says it")]
            $request($request),
        )* }

        impl Command {
            /// Carries out a call; the answer is JSON. `argument` is the project that the program was started with, `known`
            /// the stamps of the documents' views that the window has: an answer leaves out what is in them.
            pub fn call(self, workbench: &Workbench, argument: Option<&Path>, known: &[u32]) -> Result<String, Error> {
                let answer = match self { $(
                    Self::$request(request) => {
                        let mut response: $response = answer::$name(workbench, argument, request)?;
                        if let Some(view) = document::document_in(&mut response) {
                            workbench.shared.shown.tell(view, known);
                        }
                        serde_json::to_string(&response)
                    }
                )* };
                answer.map_err(|error| Error::new(ErrorCode::BadRequest, format!("The answer cannot be written: {error}.")))
            }
        }

        /// The TypeScript map from command name to arguments and result.
        pub fn typescript() -> String {
            use std::fmt::Write as _;
            let config = ts_rs::Config::from_env();
            let mut imports = std::collections::BTreeSet::new();
            let mut members = String::new();
            $(
                imports.insert(<$request as TS>::ident(&config));
                let result = <$response as TS>::name(&config);
                imports.insert(result.trim_start_matches("Array<").trim_end_matches('>').to_owned());
                let _ = writeln!(members, "  {}: {{ args: {}; result: {} }};", stringify!($name), <$request as TS>::ident(&config), result);
            )*
            let mut text = String::from("// This file was generated from `api/src/command.rs`. Do not edit it.\n");
            for import in imports.iter().filter(|name| name.starts_with(char::is_uppercase)) {
                let _ = writeln!(text, "import type {{ {import} }} from \"./{import}\";");
            }
            let _ = write!(text, "\n/** Every command: its arguments and its result. */\nexport interface Commands {{\n{members}}}\n");
            text
        }
    };
}
