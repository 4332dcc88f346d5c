//! What a step holds, as a form: sections of fields, each with its value, its shape and its mistakes.

use pipewright_pipeline::json::JsonText;
use pipewright_validator::Diagnostic;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A step as a form. What it does not set and need not set is not in it: `find_fields` looks for that.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct StepForm {
    /// The document's revision that it was made of.
    pub revision: u32,
    /// The step.
    pub step: String,
    /// Its type.
    pub step_type: String,
    /// Where the step stands.
    pub pointer: String,
    /// The request of SageMaker's API that its arguments are, such as `CreateTrainingJob`.
    pub request: Option<String>,
    /// The sections, in the order they are shown in.
    pub sections: Vec<FormSection>,
    /// The conditions of a Condition step; all must hold.
    pub conditions: Vec<ConditionView>,
    /// What it waits for without reading it.
    pub dependencies: Vec<DependencyView>,
    /// Mistakes that stand at no field shown.
    pub problems: Vec<Diagnostic>,
    /// How many fields are set.
    pub set: u32,
    /// How many more could be.
    pub more: u32,
    /// The step as JSON text, with the steps nested in it left out.
    pub text: String,
}

/// Where a section is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum FormTab {
    /// What the step does.
    Arguments,
    /// What happens around it: cache, retries.
    Policies,
    /// What it waits for.
    Links,
}

/// Fields that belong together.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct FormSection {
    /// Unique in the form.
    pub id: String,
    /// Where it is shown.
    pub tab: FormTab,
    /// What it is called.
    pub title: String,
    /// What there is to say about all of it: `5 of 5 set`.
    pub note: String,
    /// The fields.
    pub fields: Vec<FormField>,
}

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum FieldKind {
    /// A text.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// On or off.
    Boolean,
    /// One of a few words.
    Choice,
    /// Any single value.
    Value,
    /// Several of the same.
    List,
    /// Names with values.
    Map,
    /// Known members.
    Structure,
    /// Whatever one likes, as JSON.
    Json,
}

/// Where a field's value may come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ValueSource {
    /// It is written as it is.
    Literal,
    /// A pipeline parameter.
    Parameter,
    /// A property of a step before this one.
    Property,
    /// Something known when an execution starts.
    Variable,
    /// Several values joined to a text.
    Join,
    /// A value of a property file.
    JsonGet,
}

/// What helps to fill a field in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum FieldPicker {
    /// Instance types.
    Instance,
    /// Container images.
    Image,
    /// IAM roles.
    Role,
    /// S3 URIs and the project's files.
    S3,
    /// A duration by ISO 8601.
    Duration,
    /// Steps.
    Step,
    /// Processing outputs of this step.
    Output,
}

/// A field of a form; of a list or structure, what it holds is fields again.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct FormField {
    /// Where its value stands, or would stand.
    pub pointer: String,
    /// The member's name, or the element's number.
    pub name: String,
    /// What people call it.
    pub label: String,
    /// The structures between its section and it, when it stands deeper.
    pub group: Option<String>,
    /// What it takes.
    pub kind: FieldKind,
    /// Its type in a word, or its bounds: `S3Uri`, `1–100`.
    pub type_word: String,
    /// Whether SageMaker wants it.
    pub required: bool,
    /// Whether it has a value, if only an empty one.
    pub set: bool,
    /// Whether it can be cleared.
    pub clearable: bool,
    /// Its value.
    pub value: Option<FieldValue>,
    /// The value as JSON text, on one line; of a single value only.
    pub json: Option<String>,
    /// The words it may be, when they are few.
    pub choices: Vec<String>,
    /// What limits it: `1 to 100`, `at most 1,024 letters`.
    pub limits: Option<String>,
    /// What a text must look like, as a regular expression.
    pub pattern: Option<String>,
    /// What it is, in the API's words.
    pub help: Option<String>,
    /// What it is while it is not set.
    pub default: Option<String>,
    /// What its number counts: `GB`.
    pub unit: Option<String>,
    /// What helps to fill it in.
    pub picker: Option<FieldPicker>,
    /// Where its value may come from.
    pub sources: Vec<ValueSource>,
    /// The mistakes that stand here.
    pub problems: Vec<Diagnostic>,
    /// What there is to say about the value: `retries after 5 s, 10 s, 20 s`.
    pub note: Option<String>,
    /// Of an element: the field that stands for it while it is closed.
    pub main: Option<String>,
    /// Of a list of small structures: the members that its table has as columns.
    pub columns: Vec<FormColumn>,
    /// Members, elements, entries; the parts of a Join.
    pub fields: Vec<FormField>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FormColumn {
    /// The member.
    pub name: String,
    /// What people call it.
    pub label: String,
}

/// A value, by where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "source", rename_all = "snake_case")]
#[ts(export)]
pub enum FieldValue {
    /// As it is.
    Literal {
        /// As a person would write it.
        text: String,
    },
    /// A pipeline parameter.
    Parameter {
        /// Its name.
        name: String,
        /// Its default.
        resolved: Option<String>,
        /// Its type; empty for a parameter that is not declared.
        type_word: String,
        /// Whether it is turned into a text.
        as_text: bool,
    },
    /// A property of a step.
    Property {
        /// The step.
        step: String,
        /// The way to it.
        path: String,
        /// The way in short: `train`.
        label: String,
        /// Its type; empty when it leads nowhere.
        type_word: String,
        /// Whether it is turned into a text.
        as_text: bool,
    },
    /// Known when an execution starts.
    Variable {
        /// Its name: `PipelineExecutionId`.
        name: String,
        /// The whole reference.
        reference: String,
    },
    /// Several values joined; the parts are the field's fields.
    Join {
        /// What goes between them.
        on: String,
    },
    /// A value of a property file.
    JsonGet {
        /// The step that writes the file, and its name; an S3 URI has neither.
        step: Option<String>,
        /// The property file.
        file: Option<String>,
        /// Where in it.
        path: String,
    },
    /// Something that no single field shows.
    Json {
        /// Its text.
        text: String,
    },
}

/// A condition.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ConditionView {
    /// Where it stands.
    pub pointer: String,
    /// Its type, as SageMaker spells it.
    pub operator: String,
    /// The types that compare what it compares, this one among them; none for `Not` and `Or`.
    pub operators: Vec<ConditionOperator>,
    /// As a sentence.
    pub sentence: String,
    /// What is compared.
    pub left: Option<FormField>,
    /// What with.
    pub right: Option<FormField>,
    /// Of `In`: the list that it may be in.
    pub values: Option<FormField>,
    /// Of `Or` and `Not`: the conditions inside.
    pub inner: Vec<ConditionView>,
    /// The mistakes that stand here.
    pub problems: Vec<Diagnostic>,
}

/// A step that is waited for by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DependencyView {
    /// Where it stands.
    pub pointer: String,
    /// The step.
    pub step: String,
    /// Which end of it is waited for, when it is not its success: `Failed`, `Stopped`, `Any`.
    pub trigger: Option<String>,
}

/// A way to compare.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ConditionOperator {
    /// As SageMaker spells it.
    pub word: String,
    /// For people: `is at least`.
    pub label: String,
    /// Its sign: `≥`.
    pub sign: String,
}

/// A change of a condition.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "change", rename_all = "snake_case")]
#[ts(export)]
pub enum ConditionChange {
    /// Compares in another way; the operands stay.
    Operator {
        /// As SageMaker spells it.
        word: String,
    },
    /// The opposite: puts `Not` around it, or takes one away.
    Negate,
    /// Puts `Or` around it, with a second condition to be filled in.
    Alternative,
    /// Takes the `Or` of one condition away.
    Ungroup,
    /// Adds a condition to be filled in to the list at the pointer.
    Add,
    /// Takes it away, and what would be left empty around it.
    Remove,
}

/// A field that could be set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FieldChoice {
    /// Where its value would stand.
    pub pointer: String,
    /// What people call it.
    pub label: String,
    /// The structures around it.
    pub group: String,
    /// What it takes.
    pub kind: FieldKind,
    /// Its type in a word.
    pub type_word: String,
    /// What it is, in the API's words.
    pub help: Option<String>,
}

/// What a field shall hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "source", rename_all = "snake_case")]
#[ts(export)]
pub enum FieldInput {
    /// What a person wrote; it is read by the field's type.
    Literal {
        /// The text.
        text: String,
    },
    /// A value as it is.
    Json {
        /// The value.
        value: JsonText,
    },
    /// A reference; a number becomes a text where a text belongs.
    Reference {
        /// As a `Get` spells it: `Parameters.Eta`.
        text: String,
    },
    /// A value of a property file.
    JsonGet {
        /// The step that writes it.
        step: String,
        /// The file.
        file: String,
        /// Where in it.
        path: String,
    },
    /// A `Std:Join` that begins with what stands there.
    Join,
    /// A new parameter with the value that stands there as its default.
    NewParameter {
        /// Its name.
        name: String,
    },
    /// The least that may stand there: an empty list, a structure with what it must have.
    Begin,
    /// Nothing: what would be left empty around it goes too.
    Unset,
}

/// Something that a field could hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Suggestion {
    /// What it is called.
    pub label: String,
    /// Its type and value, or where it comes from.
    pub detail: String,
    /// What it belongs to, such as a step.
    pub group: Option<String>,
    /// What to set.
    pub input: FieldInput,
}

/// A parameter with all there is to know about it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ParameterForm {
    /// Its name.
    pub name: String,
    /// Where it is declared.
    pub pointer: String,
    /// `String`, `Integer`, `Float` or `Boolean`.
    pub type_word: String,
    /// Its default as text.
    pub default: Option<String>,
    /// The only values allowed; none when any is.
    pub enum_values: Vec<String>,
    /// What it is for.
    pub description: Option<String>,
    /// Where it is used.
    pub uses: Vec<ParameterUse>,
    /// The mistakes of its declaration.
    pub problems: Vec<Diagnostic>,
}

/// A place that uses a parameter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ParameterUse {
    /// The step; none for the pipeline's own configuration.
    pub step: Option<String>,
    /// Where the value stands.
    pub pointer: String,
    /// What people call the field.
    pub label: String,
}

/// A change of a parameter's declaration; renaming is an edit of its own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "change", rename_all = "snake_case")]
#[ts(export)]
pub enum ParameterChange {
    /// Adds it.
    Add {
        /// Its type.
        type_word: String,
    },
    /// Its type; the default and the values allowed follow as far as they can.
    Type {
        /// The word as SageMaker spells it.
        type_word: String,
    },
    /// Its default; none makes it one that must be given.
    Default {
        /// As a person writes it.
        text: Option<String>,
    },
    /// The only values allowed; an empty list allows any.
    EnumValues {
        /// As a person writes them.
        values: Vec<String>,
    },
    /// What it is for; an empty text removes it.
    Description {
        /// The text.
        text: String,
    },
}
