import { Dialog } from "radix-ui";
import { useMemo, useState } from "react";
import { SearchLine } from "../../widgets/SearchLine";
import { useAfterFrame } from "../../widgets/useAfterFrame";
import { useChosen } from "../../widgets/useChosen";
import { allHits } from "./everything";
import { HitRow } from "./HitRow";
import { ranked, type Hit } from "./hits";
import { leaveEverything, useEverything } from "./open";
import "./search.css";

function choose(hit: Hit): void {
  leaveEverything();
  // What is chosen may open a dialog, or ask where the focus is.
  setTimeout(hit.run, 0);
}

/** The field, what it finds, and how it is used. */
function Results() {
  const [query, setQuery] = useState("");
  // The field is there to be typed into before what there is to find is listed.
  const listed = useAfterFrame(true, false);
  const hits = useMemo(() => (listed ? allHits() : []), [listed]);
  const found = useMemo(() => ranked(hits, query), [hits, query]);
  const { active, setAt, onKeyDown } = useChosen(found, choose);
  return (
    <>
      <SearchLine
        label="Search or run a command"
        list="everything-list"
        active={active === undefined ? undefined : `hit-${active.id}`}
        query={query}
        onQuery={(text) => {
          setQuery(text);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        testId="everything-field"
      />
      <ul id="everything-list" className="palette-list" role="listbox" aria-label="Found">
        {found.map((hit, i) => (
          <li key={hit.id} role="presentation">
            {hit.section !== found[i - 1]?.section && (
              <span className="menu-label" role="presentation">
                {hit.section}
              </span>
            )}
            <HitRow
              hit={hit}
              query={query}
              on={hit === active}
              onPoint={() => setAt(i)}
              onChoose={() => choose(hit)}
            />
          </li>
        ))}
      </ul>
      {listed && found.length === 0 && <p className="empty-line">Nothing is called that.</p>}
      <footer className="everything-foot cap" aria-hidden="true">
        <kbd>↑</kbd>
        <kbd>↓</kbd> choose <kbd>↵</kbd> open <kbd>&gt;</kbd> commands only
        <span className="grow" />
        {found.length} of {hits.length}
      </footer>
    </>
  );
}

/** The search for everything: steps to go to, steps to add, commands, parameters. */
export function Everything() {
  const open = useEverything((state) => state.open);
  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) leaveEverything();
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className="scrim" />
        <Dialog.Content className="pop palette" aria-describedby={undefined}>
          <Dialog.Title className="sr">Search or run a command</Dialog.Title>
          <Results />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
