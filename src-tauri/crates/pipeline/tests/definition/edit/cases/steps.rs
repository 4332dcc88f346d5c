//! Steps come, go, move, and change their names.

use super::check;

#[test]
fn renaming_a_step_takes_every_reference_along() {
    check(
        r#"{"edit": "rename_step", "step": "A", "name": "Prepare"}"#,
        &[
            "- steps A B C(IfSteps:D) F(ForEachBody:G) K",
            r#"- /Steps/0/Name "A""#,
            r#"- /Steps/1/Arguments/Y/Std:Join/Values/1/Get "Steps.A.X""#,
            r#"- /Steps/1/DependsOn/0 "A""#,
            r#"- /Steps/2/Arguments/Conditions/0/LeftValue/Std:JsonGet/PropertyFile/Get "Steps.A.PropertyFiles.P""#,
            "+ steps Prepare B C(IfSteps:D) F(ForEachBody:G) K",
            r#"+ /Steps/0/Name "Prepare""#,
            r#"+ /Steps/1/Arguments/Y/Std:Join/Values/1/Get "Steps.Prepare.X""#,
            r#"+ /Steps/1/DependsOn/0 "Prepare""#,
            r#"+ /Steps/2/Arguments/Conditions/0/LeftValue/Std:JsonGet/PropertyFile/Get "Steps.Prepare.PropertyFiles.P""#,
        ],
    );
    check(
        r#"{"edit": "rename_step", "step": "B", "name": "Fit"}"#,
        &[
            "- steps A B C(IfSteps:D) F(ForEachBody:G) K",
            r#"- /Steps/1/Name "B""#,
            r#"- /Steps/2/Arguments/IfSteps/0/Arguments/W/Get "Steps.B.ModelArtifacts.S3ModelArtifacts""#,
            r#"- /Steps/4/Arguments/Resources/S3/0/StepName "B""#,
            r#"- /Steps/4/DependsOn/0/Step "B""#,
            "+ steps A Fit C(IfSteps:D) F(ForEachBody:G) K",
            r#"+ /Steps/1/Name "Fit""#,
            r#"+ /Steps/2/Arguments/IfSteps/0/Arguments/W/Get "Steps.Fit.ModelArtifacts.S3ModelArtifacts""#,
            r#"+ /Steps/4/Arguments/Resources/S3/0/StepName "Fit""#,
            r#"+ /Steps/4/DependsOn/0/Step "Fit""#,
        ],
    );
    check(
        r#"{"edit": "rename_step", "step": "F", "name": "Each"}"#,
        &[
            "- steps A B C(IfSteps:D) F(ForEachBody:G) K",
            r#"- /Steps/3/Name "F""#,
            r#"- /Steps/4/Arguments/R/Get "Steps.F.IterationOutputs[0].G.X""#,
            "+ steps A B C(IfSteps:D) Each(ForEachBody:G) K",
            r#"+ /Steps/3/Name "Each""#,
            r#"+ /Steps/4/Arguments/R/Get "Steps.Each.IterationOutputs[0].G.X""#,
        ],
    );
    check(
        r#"{"edit": "rename_step", "step": "G", "name": "One"}"#,
        &[
            "- steps A B C(IfSteps:D) F(ForEachBody:G) K",
            r#"- /Steps/3/Arguments/Selector/Field/Get "IterationOutput.G.X""#,
            r#"- /Steps/3/Arguments/ForEachBody/0/Name "G""#,
            r#"- /Steps/4/Arguments/R/Get "Steps.F.IterationOutputs[0].G.X""#,
            "+ steps A B C(IfSteps:D) F(ForEachBody:One) K",
            r#"+ /Steps/3/Arguments/Selector/Field/Get "IterationOutput.One.X""#,
            r#"+ /Steps/3/Arguments/ForEachBody/0/Name "One""#,
            r#"+ /Steps/4/Arguments/R/Get "Steps.F.IterationOutputs[0].One.X""#,
        ],
    );
    check(r#"{"edit": "rename_step", "step": "A", "name": "A"}"#, &[]);
    check(
        r#"{"edit": "rename_step", "step": "A", "name": "D"}"#,
        &["name-taken: There is a step `D` already. Choose another name."],
    );
    check(
        r#"{"edit": "rename_step", "step": "A", "name": "a.b"}"#,
        &["bad-name: `a.b` is no name for a step. Use letters, digits, `-` and `_`."],
    );
    check(
        r#"{"edit": "rename_step", "step": "DD", "name": "E"}"#,
        &["unknown-step: The pipeline has no step `DD`. Did you mean `D`?"],
    );
    check(
        r#"{"edit": "set", "pointer": "/Steps/0/Name", "value": "\"Prepare\""}"#,
        &[
            "- steps A B C(IfSteps:D) F(ForEachBody:G) K",
            r#"- /Steps/0/Name "A""#,
            r#"- /Steps/1/Arguments/Y/Std:Join/Values/1/Get "Steps.A.X""#,
            r#"- /Steps/1/DependsOn/0 "A""#,
            r#"- /Steps/2/Arguments/Conditions/0/LeftValue/Std:JsonGet/PropertyFile/Get "Steps.A.PropertyFiles.P""#,
            "+ steps Prepare B C(IfSteps:D) F(ForEachBody:G) K",
            r#"+ /Steps/0/Name "Prepare""#,
            r#"+ /Steps/1/Arguments/Y/Std:Join/Values/1/Get "Steps.Prepare.X""#,
            r#"+ /Steps/1/DependsOn/0 "Prepare""#,
            r#"+ /Steps/2/Arguments/Conditions/0/LeftValue/Std:JsonGet/PropertyFile/Get "Steps.Prepare.PropertyFiles.P""#,
        ],
    );
    check(
        r#"{"edit": "set", "pointer": "/Steps/0/Name", "value": "7"}"#,
        &["bad-name: `7` is no name for a step. Use letters, digits, `-` and `_`."],
    );
}

#[test]
fn steps_come_and_go() {
    check(
        r#"{"edit": "add_step", "step": "{\"Name\": \"N\", \"Type\": \"Fail\"}", "into": {"list": "Steps"}, "position": 1}"#,
        &[
            "- steps A B C(IfSteps:D) F(ForEachBody:G) K",
            "+ steps A N B C(IfSteps:D) F(ForEachBody:G) K",
            r#"+ N/Name "N""#,
            r#"+ N/Type "Fail""#,
        ],
    );
    check(
        r#"{"edit": "add_step", "step": "{\"Name\": \"N\", \"Type\": \"Fail\"}", "into": {"list": "ElseSteps", "step": "C"}}"#,
        &[
            "- steps A B C(IfSteps:D) F(ForEachBody:G) K",
            "+ steps A B C(IfSteps:D ElseSteps:N) F(ForEachBody:G) K",
            r#"+ N/Name "N""#,
            r#"+ N/Type "Fail""#,
        ],
    );
    check(
        r#"{"edit": "add_step", "step": "{\"Name\": \"N\"}", "into": {"list": "ElseSteps", "step": "B"}}"#,
        &["no-such-list: Step `B` is a Training, which has no `ElseSteps`."],
    );
    check(
        r#"{"edit": "add_step", "step": "{\"Name\": \"N\"}", "into": {"list": "Steps"}, "position": 6}"#,
        &["bad-position: `/Steps` has 5 elements, so nothing can stand at position 6."],
    );
    check(
        r#"{"edit": "add_step", "step": "{\"Name\": \"D\"}", "into": {"list": "Steps"}}"#,
        &["name-taken: There is a step `D` already. Choose another name."],
    );
    check(
        r#"{"edit": "add_step", "step": "{\"Name\": \"N\", \"Arguments\": {\"IfSteps\": [{\"Name\": \"N\"}]}}", "into": {"list": "Steps"}}"#,
        &["name-taken: There is a step `N` already. Choose another name."],
    );
    check(
        r#"{"edit": "add_step", "step": "[]", "into": {"list": "Steps"}}"#,
        &["not-named: A step is an object with a `Name`."],
    );
    check(
        r#"{"edit": "remove_step", "step": "C"}"#,
        &[
            "- steps A B C(IfSteps:D) F(ForEachBody:G) K",
            r#"- C/Name "C""#,
            r#"- C/Type "Condition""#,
            r#"- C/Arguments/Conditions/0/Type "Equals""#,
            r#"- C/Arguments/Conditions/0/LeftValue/Std:JsonGet/PropertyFile/Get "Steps.A.PropertyFiles.P""#,
            r#"- C/Arguments/Conditions/0/LeftValue/Std:JsonGet/Path "x""#,
            "- C/Arguments/Conditions/0/RightValue 1.0",
            r#"- D/Name "D""#,
            r#"- D/Type "Model""#,
            r#"- D/Arguments/W/Get "Steps.B.ModelArtifacts.S3ModelArtifacts""#,
            "+ steps A B F(ForEachBody:G) K",
        ],
    );
    check(
        r#"{"edit": "remove_step", "step": "Q"}"#,
        &["unknown-step: The pipeline has no step `Q`. Did you mean `A`?"],
    );
    check(
        r#"{"edit": "retype_step", "step": "C", "step_type": "Lambda"}"#,
        &[r#"- /Steps/2/Type "Condition""#, r#"+ /Steps/2/Type "Lambda""#],
    );
}

#[test]
fn steps_move() {
    check(
        r#"{"edit": "move_step", "step": "D", "into": {"list": "Steps"}, "position": 0}"#,
        &[
            "- steps A B C(IfSteps:D) F(ForEachBody:G) K",
            "+ steps D A B C F(ForEachBody:G) K",
            "+ C/Arguments/IfSteps []",
        ],
    );
    check(
        r#"{"edit": "move_step", "step": "A", "into": {"list": "ElseSteps", "step": "C"}}"#,
        &[
            "- steps A B C(IfSteps:D) F(ForEachBody:G) K",
            "+ steps B C(IfSteps:D ElseSteps:A) F(ForEachBody:G) K",
        ],
    );
    check(
        r#"{"edit": "move_step", "step": "A", "into": {"list": "IfSteps", "step": "C"}, "position": 0}"#,
        &[
            "- steps A B C(IfSteps:D) F(ForEachBody:G) K",
            "+ steps B C(IfSteps:A IfSteps:D) F(ForEachBody:G) K",
        ],
    );
    check(
        r#"{"edit": "move_step", "step": "A", "into": {"list": "Steps"}, "position": 4}"#,
        &["- steps A B C(IfSteps:D) F(ForEachBody:G) K", "+ steps B C(IfSteps:D) F(ForEachBody:G) K A"],
    );
    check(
        r#"{"edit": "move_step", "step": "A", "into": {"list": "Steps"}, "position": 5}"#,
        &["bad-position: `/Steps` has 4 elements, so nothing can stand at position 5."],
    );
    check(
        r#"{"edit": "move_step", "step": "C", "into": {"list": "IfSteps", "step": "C"}}"#,
        &["inside-itself: Step `C` cannot be moved into itself."],
    );
    check(
        r#"{"edit": "move_step", "step": "G", "into": {"list": "Steps"}}"#,
        &[
            "would-dangle: `IterationOutput.G.X` at `/Steps/3/Arguments/Selector/Field/Get` would point at nothing. Change or remove that reference first.",
        ],
    );
    check(
        r#"{"edit": "clear", "pointer": "/Steps/3/Arguments/Selector"},
            {"edit": "clear", "pointer": "/Steps/4/Arguments/R"},
            {"edit": "move_step", "step": "G", "into": {"list": "Steps"}}"#,
        &[
            "would-dangle: `ForEach.CurrentItem` at `/Steps/3/Arguments/ForEachBody/0/Arguments/Item/Get` would point at nothing. Change or remove that reference first.",
            r#"- /Steps/3/Arguments/Selector/Pick "MaxBy""#,
            r#"- /Steps/3/Arguments/Selector/Field/Get "IterationOutput.G.X""#,
            r#"- /Steps/4/Arguments/R/Get "Steps.F.IterationOutputs[0].G.X""#,
        ],
    );
    check(r#"{"edit": "move_step", "step": "A", "into": {"list": "Steps"}, "position": 0}"#, &[]);
}

#[test]
fn a_copy_refers_to_itself() {
    check(
        r#"{"edit": "duplicate_step", "step": "F"}"#,
        &[
            "- steps A B C(IfSteps:D) F(ForEachBody:G) K",
            "+ steps A B C(IfSteps:D) F(ForEachBody:G) F-2(ForEachBody:G-2) K",
            r#"+ F-2/Name "F-2""#,
            r#"+ F-2/Type "ForEach""#,
            "+ F-2/Arguments/IterableItems/0 1",
            r#"+ F-2/Arguments/Selector/Pick "MaxBy""#,
            r#"+ F-2/Arguments/Selector/Field/Get "IterationOutput.G-2.X""#,
            r#"+ G-2/Name "G-2""#,
            r#"+ G-2/Type "Lambda""#,
            r#"+ G-2/Arguments/Item/Get "ForEach.CurrentItem""#,
        ],
    );
    check(
        r#"{"edit": "duplicate_step", "step": "A"},
            {"edit": "duplicate_step", "step": "A"},
            {"edit": "duplicate_step", "step": "A-2"}"#,
        &[
            "- steps A B C(IfSteps:D) F(ForEachBody:G) K",
            "+ steps A A-3 A-2 A-4 B C(IfSteps:D) F(ForEachBody:G) K",
            r#"+ A-3/Name "A-3""#,
            r#"+ A-3/Type "Processing""#,
            r#"+ A-3/Arguments/X/Get "Parameters.Data""#,
            r#"+ A-3/PropertyFiles/0/PropertyFileName "P""#,
            r#"+ A-3/PropertyFiles/0/OutputName "o""#,
            r#"+ A-3/PropertyFiles/0/FilePath "p.json""#,
            r#"+ A-2/Name "A-2""#,
            r#"+ A-2/Type "Processing""#,
            r#"+ A-2/Arguments/X/Get "Parameters.Data""#,
            r#"+ A-2/PropertyFiles/0/PropertyFileName "P""#,
            r#"+ A-2/PropertyFiles/0/OutputName "o""#,
            r#"+ A-2/PropertyFiles/0/FilePath "p.json""#,
            r#"+ A-4/Name "A-4""#,
            r#"+ A-4/Type "Processing""#,
            r#"+ A-4/Arguments/X/Get "Parameters.Data""#,
            r#"+ A-4/PropertyFiles/0/PropertyFileName "P""#,
            r#"+ A-4/PropertyFiles/0/OutputName "o""#,
            r#"+ A-4/PropertyFiles/0/FilePath "p.json""#,
        ],
    );
    check(
        r#"{"edit": "duplicate_step", "step": "C"}"#,
        &[
            "- steps A B C(IfSteps:D) F(ForEachBody:G) K",
            "+ steps A B C(IfSteps:D) C-2(IfSteps:D-2) F(ForEachBody:G) K",
            r#"+ C-2/Name "C-2""#,
            r#"+ C-2/Type "Condition""#,
            r#"+ C-2/Arguments/Conditions/0/Type "Equals""#,
            r#"+ C-2/Arguments/Conditions/0/LeftValue/Std:JsonGet/PropertyFile/Get "Steps.A.PropertyFiles.P""#,
            r#"+ C-2/Arguments/Conditions/0/LeftValue/Std:JsonGet/Path "x""#,
            "+ C-2/Arguments/Conditions/0/RightValue 1.0",
            r#"+ D-2/Name "D-2""#,
            r#"+ D-2/Type "Model""#,
            r#"+ D-2/Arguments/W/Get "Steps.B.ModelArtifacts.S3ModelArtifacts""#,
        ],
    );
}
