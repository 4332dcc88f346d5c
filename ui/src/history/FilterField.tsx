import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { Glyph } from "../widgets/Glyph";
import { Prose } from "../widgets/Prose";
import { useHistory } from "./history";
import { OfferList } from "./OfferList";
import { taken } from "./offers";
import { SavedFilters } from "./SavedFilters";
import { useFilter } from "./useFilter";

/** Where the filter is written. */
export function FilterField() {
  const { typed, offers, fault, write, look, now } = useFilter();
  const remarks = useHistory((state) => state.remarks);
  const [open, setOpen] = useState(false);
  const [lit, setLit] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const echo = useRef<HTMLDivElement>(null);
  const id = useId();
  const { text, cursor } = typed;
  useEffect(() => {
    if (cursor !== null) input.current?.setSelectionRange(cursor, cursor);
  }, [text, cursor]);
  const shows = open && offers.length > 0;
  const place = () => input.current?.selectionStart ?? text.length;
  const take = (at: number) => {
    const offer = offers[at];
    if (offer === undefined) return;
    const next = taken(text, offer);
    setLit(-1);
    write(next.text, next.cursor, true);
    input.current?.focus();
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!shows) {
        setOpen(true);
        look(place());
        return;
      }
      const by = event.key === "ArrowDown" ? 1 : -1;
      setLit((before) => (before + by + offers.length + (before < 0 && by < 0 ? 1 : 0)) % offers.length);
    } else if (event.key === "Enter" || (event.key === "Tab" && shows && lit >= 0)) {
      event.preventDefault();
      if (shows && lit >= 0) take(lit);
      else {
        setOpen(false);
        now();
      }
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (shows) setOpen(false);
      else if (text !== "") write("", 0, true);
    }
  };
  const said = fault ?? remarks[0] ?? null;
  // While there are offers, the end is only not written yet.
  const cut =
    fault === null || shows
      ? null
      : [
          text.slice(0, fault.start),
          text.slice(fault.start, Math.max(fault.end, fault.start + 1)),
          text.slice(fault.end),
        ];
  return (
    <div className="hist-filter">
      <div className={`input${cut === null ? "" : " bad"}`}>
        <Glyph name="filter" size={14} />
        <div className="hist-written">
          <div ref={echo} className="mono echo" aria-hidden="true">
            {cut === null ? (
              text
            ) : (
              <>
                {cut[0]}
                <mark>{cut[1]}</mark>
                {cut[2]}
              </>
            )}
          </div>
          <input
            ref={input}
            className="mono"
            value={text}
            placeholder="status:failed  param.MaxDepth>4  started>-7d"
            spellCheck={false}
            autoComplete="off"
            role="combobox"
            aria-label="Filter"
            aria-expanded={shows}
            aria-controls={`${id}-offers`}
            aria-autocomplete="list"
            aria-activedescendant={shows && lit >= 0 ? `${id}-${lit}` : undefined}
            aria-invalid={fault !== null}
            aria-describedby={said === null ? undefined : `${id}-said`}
            data-testid="history-filter"
            onChange={(event) => {
              setOpen(true);
              setLit(-1);
              write(event.target.value, event.target.selectionStart ?? event.target.value.length);
            }}
            onFocus={() => look(place())}
            onClick={() => {
              setOpen(true);
              look(place());
            }}
            onBlur={() => setOpen(false)}
            onKeyDown={pressed}
            onScroll={(event) => {
              if (echo.current !== null) echo.current.scrollLeft = event.currentTarget.scrollLeft;
            }}
          />
        </div>
        {text !== "" && (
          <button
            type="button"
            className="icon small"
            aria-label="Clear the filter"
            onClick={() => {
              write("", 0, true);
              input.current?.focus();
            }}
          >
            <Glyph name="cross" size={12} />
          </button>
        )}
        <SavedFilters text={text} />
      </div>
      {shows && <OfferList id={id} offers={offers} lit={lit} onTake={take} />}
      {said !== null && !shows && (
        <p
          id={`${id}-said`}
          className={`hint hist-said${fault === null ? "" : " err"}`}
          role={fault === null ? undefined : "alert"}
          data-testid="filter-said"
        >
          <Glyph name={fault === null ? "info" : "failed"} size={12} />
          <Prose text={said.message} />{" "}
          {said.hint !== null && (
            <span className="t2">
              <Prose text={said.hint} />
            </span>
          )}
        </p>
      )}
    </div>
  );
}
