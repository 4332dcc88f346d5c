import { DropdownMenu } from "radix-ui";
import { Fragment } from "react";
import type { ChoiceGroup } from "../backend/bindings/ChoiceGroup";
import type { ConnectionChoice } from "../backend/bindings/ConnectionChoice";
import { Prose } from "../widgets/Prose";
import { carryOut, leaveChooser, useChooser } from "./chooser";
import { CursorMenu } from "./CursorMenu";
import { useFirstItem } from "./useFirstItem";

const TITLES: Record<ChoiceGroup, string> = {
  input: "Inputs",
  new: "Add to",
  field: "Other values",
  branch: "Branch",
  order: "Order",
};
const ORDER: ChoiceGroup[] = ["input", "new", "field", "branch", "order"];

interface RowProps {
  choice: ConnectionChoice;
  first: boolean;
  onChoose: () => void;
}

/** One way to connect: what is set, what it reads, and what goes or is to be known. */
function Row({ choice, first, onChoose }: RowProps) {
  const item = useFirstItem(first);
  const { field, reads, replaces, note, recommended } = choice;
  return (
    <DropdownMenu.Item
      ref={item}
      className="menu-item connect-choice"
      textValue={field}
      onSelect={onChoose}
      data-testid="connection-choice"
    >
      <span className="med cut">
        {field}
        {recommended && <span className="cap likely">likely</span>}
      </span>
      <span className="cut t2">
        <Prose text={reads} />
      </span>
      {replaces !== null && (
        <span className="cap cut" title={replaces}>
          replaces {replaces}
        </span>
      )}
      {note !== null && (
        <span className="cap">
          <Prose text={note} />
        </span>
      )}
    </DropdownMenu.Item>
  );
}

/** The small menu at the cursor that names the values a wire could set. */
export function Chooser() {
  const open = useChooser((state) => state.open);
  if (open === null) return null;
  const { answer, at } = open;
  const best = answer.choices.find(({ recommended }) => recommended) ?? answer.choices[0];
  const groups = ORDER.map((group) => ({
    group,
    choices: answer.choices.filter((choice) => choice.group === group),
  })).filter(({ choices }) => choices.length > 0);
  // The group of the best one comes first.
  groups.sort((a, b) => Number(b.group === best?.group) - Number(a.group === best?.group));
  return (
    <CursorMenu
      at={at}
      label={`Ways to connect ${answer.from.step} to ${answer.to}`}
      className="chooser"
      back={answer.to}
      onClose={leaveChooser}
      testId="connection-chooser"
    >
      {groups.map(({ group, choices }, i) => (
        <Fragment key={group}>
          {i > 0 && <DropdownMenu.Separator className="menu-line" />}
          <DropdownMenu.Label className="menu-label">
            {group === "input"
              ? `Inputs of ${answer.to}`
              : group === "new"
                ? `Add to ${answer.to}`
                : TITLES[group]}
          </DropdownMenu.Label>
          {choices.map((choice, at) => (
            <Row
              key={`${choice.pointer} ${choice.reads} ${at}`}
              choice={choice}
              first={choice === best}
              onChoose={() => void carryOut(answer, choice)}
            />
          ))}
        </Fragment>
      ))}
    </CursorMenu>
  );
}
