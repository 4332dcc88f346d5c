import { DropdownMenu, Select } from "radix-ui";
import type { ConditionView } from "../../backend/bindings/ConditionView";
import type { ConditionChange } from "../../backend/bindings/ConditionChange";
import { Glyph } from "../../widgets/Glyph";
import { Options } from "../../widgets/Options";
import { changeCondition } from "./fieldEdit";
import { FieldProblems } from "./FieldProblems";
import { ListField } from "./ListField";
import { Operand } from "./Operand";

/** A condition: a comparison, or a group of conditions. */
export function ConditionRow({ condition }: { condition: ConditionView }) {
  const group = condition.operator === "Or" || condition.operator === "Not";
  return (
    <div
      className={`cond${group ? " any" : ""}`}
      data-pointer={condition.pointer}
      data-testid="condition"
      role="group"
      aria-label={condition.sentence}
    >
      {group ? <Group condition={condition} /> : <Comparison condition={condition} />}
      <FieldProblems id={`${condition.pointer}-problems`} problems={condition.problems} refusal={null} />
    </div>
  );
}

function Group({ condition }: { condition: ConditionView }) {
  const or = condition.operator === "Or";
  return (
    <>
      <div className="cond-head">
        <span className="semi">{or ? "Any of these" : "Not"}</span>
        <span className="grow" />
        {or && (
          <button
            type="button"
            className="icon small"
            aria-label="Add an alternative"
            title="Add an alternative"
            onClick={() => void changeCondition(`${condition.pointer}/Conditions`, { change: "add" })}
          >
            <Glyph name="plus" size={14} />
          </button>
        )}
        <More condition={condition} />
      </div>
      <div className="cond-inner">
        {condition.inner.map((inner, index) => (
          <div key={inner.pointer}>
            {index > 0 && <div className="and">or</div>}
            <ConditionRow condition={inner} />
          </div>
        ))}
      </div>
    </>
  );
}

function Comparison({ condition }: { condition: ConditionView }) {
  const { left, right, values, operators, operator, pointer } = condition;
  const known = operators.find((one) => one.word === operator);
  return (
    <>
      {left !== null && <Operand field={left} />}
      <div className="cond-head">
        <Select.Root
          value={operator}
          onValueChange={(word) => void changeCondition(pointer, { change: "operator", word })}
        >
          <Select.Trigger
            className="input choice operator"
            aria-label="How it is compared"
            data-testid="operator"
          >
            <span className="mono semi sign">{known?.sign}</span>
            <span className="grow cut">
              <Select.Value>{known?.label ?? operator}</Select.Value>
            </span>
            <Glyph name="down" size={12} className="t3" />
          </Select.Trigger>
          <Options
            options={operators.map(({ word, label, sign }) => ({
              value: word,
              title: label,
              mark: <span className="mono sign">{sign}</span>,
            }))}
          />
        </Select.Root>
        <More condition={condition} />
      </div>
      {right !== null && <Operand field={right} />}
      {values !== null && (
        <div className="cond-values">
          <ListField field={values} renderField={() => null} />
        </div>
      )}
    </>
  );
}

function More({ condition }: { condition: ConditionView }) {
  const change = (wanted: ConditionChange) => () => void changeCondition(condition.pointer, wanted);
  const not = condition.operator === "Not";
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger
        className="icon small"
        aria-label={`More on ${condition.sentence}`}
        data-testid="condition-more"
      >
        <Glyph name="more" size={14} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="pop menu" align="end" sideOffset={4}>
          <DropdownMenu.Item className="menu-item" onSelect={change({ change: "negate" })}>
            {not ? "Take the Not away" : "Put Not around it"}
          </DropdownMenu.Item>
          {condition.operator !== "Or" && (
            <DropdownMenu.Item className="menu-item" onSelect={change({ change: "alternative" })}>
              Add an alternative (Or)
            </DropdownMenu.Item>
          )}
          {condition.operator === "Or" && condition.inner.length === 1 && (
            <DropdownMenu.Item className="menu-item" onSelect={change({ change: "ungroup" })}>
              Take the Or away
            </DropdownMenu.Item>
          )}
          <DropdownMenu.Separator className="menu-line" />
          <DropdownMenu.Item className="menu-item" onSelect={change({ change: "remove" })}>
            Remove
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
