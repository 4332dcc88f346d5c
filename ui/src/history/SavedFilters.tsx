import { Popover } from "radix-ui";
import { useState } from "react";
import { Glyph } from "../widgets/Glyph";
import { show } from "./history";
import { remember, remembered } from "./remembered";

interface Saved {
  name: string;
  filter: string;
}

interface SavedFiltersProps {
  /** What is written now. */
  text: string;
}

/** Filters under a name, kept on this machine. */
export function SavedFilters({ text }: SavedFiltersProps) {
  const [open, setOpen] = useState(false);
  const [saved, setSaved] = useState(() => remembered<Saved[]>("filters", []));
  const [name, setName] = useState("");
  const keep = (next: Saved[]) => {
    setSaved(next);
    remember("filters", next);
  };
  const add = () => {
    const filter = text.trim();
    if (filter === "") return;
    const called = name.trim() === "" ? filter : name.trim();
    keep([...saved.filter((one) => one.name !== called), { name: called, filter }]);
    setName("");
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        className="icon small"
        aria-label="Saved filters"
        title="Saved filters"
        data-testid="saved-filters"
      >
        <Glyph name="down" size={12} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="pop menu hist-saved"
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label="Saved filters"
        >
          {saved.length === 0 && <p className="hint hist-pad">None yet. Write a filter and save it here.</p>}
          {saved.map((one) => (
            <div key={one.name} className="hstack">
              <button
                type="button"
                className="menu-item grow"
                title={one.filter}
                onClick={() => {
                  show({ filter: one.filter });
                  setOpen(false);
                }}
                data-testid="saved-filter"
              >
                <span className="cut">{one.name}</span>
                {one.name !== one.filter && <span className="cap mono cut grow">{one.filter}</span>}
              </button>
              <button
                type="button"
                className="icon small"
                aria-label={`Remove ${one.name}`}
                onClick={() => keep(saved.filter((other) => other !== one))}
              >
                <Glyph name="cross" size={12} />
              </button>
            </div>
          ))}
          <div className="menu-line" />
          <form
            className="hstack hist-pad"
            onSubmit={(event) => {
              event.preventDefault();
              add();
            }}
          >
            <label className="input grow">
              <input
                value={name}
                aria-label="Name of the filter"
                placeholder="Name"
                disabled={text.trim() === ""}
                onChange={(event) => setName(event.target.value)}
                data-testid="save-filter-name"
              />
            </label>
            <button
              type="submit"
              className="btn small"
              disabled={text.trim() === ""}
              data-testid="save-filter"
            >
              Save this filter
            </button>
          </form>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
