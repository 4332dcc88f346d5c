import { Dialog } from "radix-ui";
import { useState } from "react";
import type { PaletteEntry } from "../backend/bindings/PaletteEntry";
import { canvasHandle } from "../canvas/handle";
import { StepGlyph } from "../widgets/Glyph";
import { SearchLine } from "../widgets/SearchLine";
import { useChosen } from "../widgets/useChosen";
import { besideCursor } from "./besideCursor";
import { matches } from "./matches";
import { addStep, leavePalette, usePalette, type After } from "./palette";
import "./palette.css";
import { typeName } from "./typeName";

interface ResultsProps {
  entries: PaletteEntry[];
  after: After | null;
}

/** What is being looked for: `Add a step that reads train of ProcessData`. */
function title(after: After | null): string {
  if (after === null) return "Add a step";
  if (after.port === "True" || after.port === "False") return `Add a step to ${after.port} of ${after.step}`;
  return after.port === null || after.port === ""
    ? `Add a step after ${after.step}`
    : `Add a step for ${after.port} of ${after.step}`;
}

/** The search field and what it finds; the arrows choose, Enter adds. */
function Results({ entries, after }: ResultsProps) {
  const [query, setQuery] = useState("");
  const found = matches(entries, query);
  const grouped = query.trim() === "";
  const { active, setAt, onKeyDown } = useChosen(found, ({ step_type }) => void addStep(step_type));
  const show = (element: HTMLElement | null) => element?.scrollIntoView({ block: "nearest" });
  return (
    <>
      <SearchLine
        label={title(after)}
        list="palette-list"
        active={active === undefined ? undefined : `palette-${active.step_type}`}
        query={query}
        onQuery={(text) => {
          setQuery(text);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        testId="palette-search"
      />
      <ul id="palette-list" className="palette-list" role="listbox" aria-label="Steps">
        {found.map((entry, index) => (
          <li key={entry.step_type} role="presentation">
            {grouped && entry.group !== found[index - 1]?.group && (
              <span className="menu-label" role="presentation">
                {entry.group}
              </span>
            )}
            <div
              id={`palette-${entry.step_type}`}
              ref={entry === active ? show : undefined}
              role="option"
              aria-selected={entry === active}
              className={`palette-row${entry === active ? " on" : ""}`}
              onPointerMove={() => setAt(index)}
              onClick={() => void addStep(entry.step_type)}
              data-testid={`palette-${entry.step_type}`}
            >
              <StepGlyph stepType={entry.step_type} family={entry.family} />
              <span className="med">{typeName(entry.step_type)}</span>
              <span className="t3 cut">{entry.purpose}</span>
            </div>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="empty-line">No step type is called that.</p>}
    </>
  );
}

/** The search for a step to add. */
export function Palette() {
  const { entries, open, at, after } = usePalette();
  const place = at === null ? undefined : canvasHandle()?.toWindow(at);
  const shown =
    after?.only == null
      ? entries
      : (entries?.filter(({ step_type }) => after.only?.includes(step_type)) ?? null);
  return (
    <Dialog.Root
      open={open && entries !== null}
      onOpenChange={(next) => {
        if (!next) leavePalette();
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className={place === undefined ? "scrim" : "scrim clear"} />
        <Dialog.Content
          className="pop palette"
          style={
            place === undefined
              ? undefined
              : besideCursor(place, { width: window.innerWidth, height: window.innerHeight })
          }
          aria-describedby={undefined}
        >
          <Dialog.Title className="sr">Add a step</Dialog.Title>
          {shown !== null && <Results entries={shown} after={after} />}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
