//! Random edits of a definition: mostly about what is there, sometimes about what is not.

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::edit::{Edit, ParameterField, StepList, Trigger};
use pipewright_pipeline::json::{JsonText, Node, child_pointer};

use super::Choices;
use super::definition::{FILES, Maker, Oddity, PARAMETERS, STEPS};

/// An edit of the definition.
pub(crate) fn edit(choices: &mut Choices, oddity: Oddity, definition: &Definition) -> Edit {
    EditMaker { choices, oddity, definition }.edit(2)
}

struct EditMaker<'a> {
    choices: &'a mut Choices,
    oddity: Oddity,
    definition: &'a Definition,
}

impl EditMaker<'_> {
    /// An edit; `depth` bounds how deep edits nest.
    fn edit(&mut self, depth: usize) -> Edit {
        match self.choices.below(8) {
            0 | 1 => self.of_steps(),
            2 | 3 => self.of_values(),
            4 | 5 => self.of_inputs(),
            6 => self.of_declarations(),
            _ if depth > 0 => {
                let count = self.choices.below(4);
                Edit::All { label: None, edits: (0..count).map(|_| self.edit(depth - 1)).collect() }
            }
            _ => self.of_steps(),
        }
    }

    fn of_steps(&mut self) -> Edit {
        match self.choices.below(8) {
            0 => {
                let name = self.new_name();
                let step = self.make(|maker| maker.step(&name, 2));
                Edit::AddStep { step, into: self.list(), position: self.position() }
            }
            1 => Edit::RemoveStep { step: self.step() },
            2 => Edit::DuplicateStep { step: self.step() },
            3 | 4 => Edit::RenameStep { step: self.step(), name: self.new_name() },
            5 | 6 => Edit::MoveStep { step: self.step(), into: self.list(), position: self.position() },
            _ => {
                let step_type = self.choices.of(&["Model", "Condition", "Odd"]).to_owned();
                Edit::RetypeStep { step: self.step(), step_type }
            }
        }
    }

    fn of_values(&mut self) -> Edit {
        match self.choices.below(7) {
            0 | 1 => {
                let mut pointer = self.pointer();
                if self.choices.once_in(3) {
                    let part = self.choices.of(&["new", "-", "0", "Name", "Arguments"]);
                    pointer = child_pointer(&pointer, part);
                }
                let name = self.new_name();
                let value = if self.choices.once_in(3) {
                    JsonText::string(&name)
                } else {
                    self.make(|maker| maker.value(2))
                };
                Edit::Set { pointer, value }
            }
            2 => Edit::Insert { pointer: self.pointer(), value: self.make(|maker| maker.value(2)) },
            3 => Edit::Clear { pointer: self.pointer() },
            4 | 5 => {
                let names = ["new", "Name", "Arguments", "IfSteps", "Steps", "Parameters"];
                let name = self.choices.of(&names).to_owned();
                Edit::RenameMember { pointer: self.pointer(), name }
            }
            _ => Edit::MoveElement { pointer: self.pointer(), position: self.choices.below(4) as u32 },
        }
    }

    fn of_inputs(&mut self) -> Edit {
        match self.choices.below(5) {
            0 => {
                let paths = ["X", "PropertyFiles.File", "IterationOutputs[0].B.X", "X["];
                let pointers = ["/Arguments/Input", "/Arguments/New", "/Name", "/No/No"];
                Edit::Connect {
                    from: self.step(),
                    path: self.choices.of(&paths).to_owned(),
                    step: self.step(),
                    pointer: self.choices.of(&pointers).to_owned(),
                }
            }
            1 | 2 => {
                let literal = self.choices.once_in(3).then(|| self.literal());
                Edit::Disconnect { pointer: self.reference(), literal }
            }
            3 => {
                let triggers = [None, Some(Trigger::Failed), Some(Trigger::Stopped), Some(Trigger::Any)];
                let trigger = triggers[self.choices.below(4)];
                Edit::AddDependency { step: self.step(), on: self.step(), trigger }
            }
            _ => Edit::RemoveDependency { step: self.step(), on: self.step() },
        }
    }

    fn of_declarations(&mut self) -> Edit {
        let (step, file) = (self.step(), self.choices.of(&FILES).to_owned());
        match self.choices.below(8) {
            0 => {
                let name = self.choices.of(&["New", "P", "a.b"]);
                let parameter = self.make(|maker| maker.parameter(name));
                Edit::AddParameter { parameter, position: self.position() }
            }
            1 => Edit::RemoveParameter { parameter: self.parameter() },
            2 => {
                let name = self.choices.of(&["New", "Q", "Data"]).to_owned();
                Edit::RenameParameter { parameter: self.parameter(), name }
            }
            3 => {
                use ParameterField::{DefaultValue, Description, EnumValues, Type};
                let field = [Type, DefaultValue, EnumValues, Description][self.choices.below(4)];
                let value = (!self.choices.once_in(3)).then(|| self.literal());
                Edit::ChangeParameter { parameter: self.parameter(), field, value }
            }
            4 => Edit::MoveParameter { parameter: self.parameter(), position: self.choices.below(4) as u32 },
            5 => Edit::AddPropertyFile {
                step,
                name: file,
                output_name: "o".to_owned(),
                file_path: "f.json".to_owned(),
            },
            6 => Edit::RemovePropertyFile { step, name: file },
            _ => Edit::RenamePropertyFile {
                step,
                property_file: file,
                name: self.choices.of(&["New", "File", "a.b"]).to_owned(),
            },
        }
    }

    fn make(&mut self, make: impl FnOnce(&mut Maker<'_>) -> Node) -> JsonText {
        JsonText(make(&mut Maker::new(self.choices, self.oddity)))
    }

    fn literal(&mut self) -> JsonText {
        JsonText(Maker::new(self.choices, self.oddity).scalar())
    }

    fn step(&mut self) -> String {
        let steps = self.definition.steps();
        if steps.is_empty() || self.choices.once_in(20) {
            return self.choices.of(&STEPS).to_owned();
        }
        steps[self.choices.below(steps.len())].name.clone()
    }

    fn parameter(&mut self) -> String {
        let parameters = self.definition.parameters();
        if parameters.is_empty() || self.choices.once_in(20) {
            return self.choices.of(&PARAMETERS).to_owned();
        }
        parameters[self.choices.below(parameters.len())].name.clone()
    }

    fn new_name(&mut self) -> String {
        self.choices.of(&["New", "Newer", "H", "A", "G-2", "", "a.b"]).to_owned()
    }

    fn list(&mut self) -> StepList {
        let step = self.step();
        let kind = self.definition.step(&step).map(|step| step.step_type.as_str());
        match (kind, self.choices.below(3)) {
            (Some("Condition"), 0 | 1) => StepList::IfSteps { step },
            (Some("Condition"), _) => StepList::ElseSteps { step },
            (Some("ForEach"), _) => StepList::ForEachBody { step },
            _ => StepList::Steps,
        }
    }

    fn position(&mut self) -> Option<u32> {
        (!self.choices.once_in(3)).then(|| self.choices.below(4) as u32)
    }

    fn pointer(&mut self) -> String {
        self.one_of(&|_, _| true)
    }

    /// A reference or a dependency, most of the time.
    fn reference(&mut self) -> String {
        if self.choices.once_in(10) {
            return self.pointer();
        }
        self.one_of(&|pointer, node| node.get("Get").is_some() || pointer.contains("/DependsOn/"))
    }

    /// The pointer of one of the values that are wanted.
    fn one_of(&mut self, wanted: &dyn Fn(&str, &Node) -> bool) -> String {
        let mut pointers = Vec::new();
        visit(self.definition.root(), "", &mut |pointer, node| {
            if wanted(pointer, node) {
                pointers.push(pointer.to_owned());
            }
        });
        if pointers.is_empty() {
            String::new()
        } else {
            pointers.swap_remove(self.choices.below(pointers.len()))
        }
    }
}

fn visit(node: &Node, pointer: &str, visitor: &mut dyn FnMut(&str, &Node)) {
    visitor(pointer, node);
    for (index, element) in node.elements().iter().enumerate() {
        visit(element, &child_pointer(pointer, &index.to_string()), visitor);
    }
    for member in node.members() {
        visit(&member.node, &child_pointer(pointer, &member.name), visitor);
    }
}
