import { useRef } from "react";
import type { TextComparison } from "../backend/bindings/TextComparison";
import { Glyph } from "../widgets/Glyph";
import { counted } from "../format/number";
import "./compare.css";
import type { LineRow } from "./lines";
import { excerptOf, LONGEST, tokensOf } from "./tokens";
import { ROW, useTextRows, type Side } from "./useTextRows";

/** How far an arrow goes sideways, in px. */
const ACROSS = 40;
interface CodeProps {
  text: string;
  /** Where what differs begins and ends. */
  lit?: readonly [number, number] | undefined;
}

function Code({ text: line, lit }: CodeProps) {
  const { text, before, after, lit: within } = excerptOf(line, lit);
  return (
    <span className="text-code">
      {before > 0 && <span className="t3">{before} characters … </span>}
      {tokensOf(text, ...within).map((token, index) => (
        <span
          key={index}
          className={`${token.kind === null ? "" : `json-${token.kind}`}${token.lit ? " lit" : ""}`}
        >
          {token.text}
        </span>
      ))}
      {after > 0 && <span className="t3"> … {after} characters</span>}
    </span>
  );
}

interface LineProps {
  row: LineRow;
  side: Side;
  /** What a line of a text holds, once it has been read. */
  line: (side: Side, at: number) => string | undefined;
  /** Whether the other text has a column of its own. */
  beside: boolean;
  onOpen: (gap: number) => void;
}

/** A row of one column. */
function Line({ row, side, line, beside, onOpen }: LineProps) {
  if (row.kind === "fold") {
    const label = counted(row.count, "unchanged line");
    return beside && side === "new" ? (
      <div className="text-fold" />
    ) : (
      <button type="button" className="text-fold" onClick={() => onOpen(row.gap)}>
        <Glyph name="more" size={12} />
        {label}
      </button>
    );
  }
  const at = row[side];
  if (at === null) return <div className="text-line none" />;
  const isChanged = row.kind === "changed";
  const lit = isChanged && row.part !== null ? ([row.part.from, row.part[side]] as const) : undefined;
  // What is the same in both is read from the newer text.
  const text = row.kind === "same" ? line("new", row.new) : line(side, at);
  return (
    <div className={`text-line${isChanged ? ` ${side}` : ""}`}>
      <span className="text-number" aria-hidden="true">
        {at + 1}
      </span>
      <span className="text-sign">{isChanged ? (side === "old" ? "−" : "+") : ""}</span>
      {text !== undefined && <Code text={text} lit={lit} />}
    </div>
  );
}

interface CompareTextProps {
  texts: TextComparison;
  /** Beside each other, or in one. */
  beside: boolean;
  /** Compares them anew. */
  again: () => void;
}

/** Two texts and what differs between them; what is the same is folded away but for a few lines around that. */
export function CompareText({ texts, beside, again }: CompareTextProps) {
  const box = useRef<HTMLDivElement>(null);
  const across = useRef<HTMLDivElement>(null);
  const { rows, first, last, above, below, longest, line, open, failure } = useTextRows(
    box,
    texts,
    beside,
    again,
  );
  const { changes } = rows;
  const inView = Array.from({ length: last - first }, (_, index) => rows.row(first + index));
  const go = (by: 1 | -1) => {
    if (box.current === null) return;
    const { scrollTop, clientHeight } = box.current;
    const here = Math.round((scrollTop + clientHeight / 3) / ROW);
    const there = by === 1 ? changes.find((at) => at > here) : changes.findLast((at) => at < here);
    if (there !== undefined) box.current.scrollTo({ top: there * ROW - clientHeight / 3 });
  };
  const column = (side: Side | null) => (
    <div className="text-column">
      {inView.map((row, index) => (
        <Line
          key={first + index}
          row={row}
          side={side ?? (row.kind === "changed" && row.new === null ? "old" : "new")}
          line={line}
          beside={side !== null}
          onOpen={open}
        />
      ))}
    </div>
  );
  return (
    <div className="compare-body">
      <div className="compare-places cap">
        <span className="grow">{counted(changes.length, "difference")}</span>
        <button
          type="button"
          className="icon small"
          aria-label="The difference before"
          onClick={() => go(-1)}
        >
          <Glyph name="up" size={14} />
        </button>
        <button type="button" className="icon small" aria-label="The next difference" onClick={() => go(1)}>
          <Glyph name="down" size={14} />
        </button>
      </div>
      {failure !== null && (
        <p className="empty-line" role="alert">
          {failure.message} {failure.hint}
        </p>
      )}
      <div
        ref={box}
        className="compare-text"
        role="region"
        aria-label="What differs, line by line"
        tabIndex={0}
        onWheel={({ deltaX }) => across.current?.scrollBy({ left: deltaX })}
        onKeyDown={({ key }) => {
          if (key === "ArrowLeft" || key === "ArrowRight")
            across.current?.scrollBy({ left: key === "ArrowLeft" ? -ACROSS : ACROSS });
        }}
        data-testid="compare-text"
      >
        <div className="text-columns" style={{ paddingTop: above, paddingBottom: below }}>
          {beside ? (
            <>
              {column("old")}
              {column("new")}
            </>
          ) : (
            column(null)
          )}
        </div>
      </div>
      {/* Both texts go sideways together, and their line numbers stay. */}
      <div
        ref={across}
        className="compare-across"
        aria-hidden="true"
        onScroll={({ currentTarget }) =>
          box.current?.style.setProperty("--left", `${currentTarget.scrollLeft}px`)
        }
      >
        <div
          style={{
            width: `calc(100% + max(0px, ${Math.min(LONGEST + 40, longest)}ch + 76px - ${beside ? "50%" : "100%"}))`,
          }}
        />
      </div>
    </div>
  );
}
