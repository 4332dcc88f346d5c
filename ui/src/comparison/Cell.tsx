import type { ComparisonCell } from "../backend/bindings/ComparisonCell";
import type { ComparisonRow } from "../backend/bindings/ComparisonRow";
import { Glyph } from "../widgets/Glyph";
import { showFile } from "./comparison";
import { runColour } from "./letter";
import { cellTone, inFew } from "./rows";

interface CellProps {
  cell: ComparisonCell;
  row: ComparisonRow;
  index: number;
  /** The letter of the base, for what equals it. */
  base: string;
  /** The longest time of the section, when times are compared. */
  scale: number | null;
}

/** A value in one execution: how it compares with the base's is said in words, then by colour. */
export function Cell({ cell, row, index, base, scale }: CellProps) {
  const tone = cellTone(cell);
  if (tone === "none")
    return (
      <td className="v">
        <span className="t3">{cell.text}</span>
      </td>
    );
  if (scale !== null && cell.number !== null) {
    return (
      <td className="v">
        <span className="db">
          <b style={{ width: Math.max(3, (72 * cell.number) / scale), background: runColour(index) }} />
          {cell.text}
        </span>
      </td>
    );
  }
  const same = tone === "same" ? " t3" : "";
  const digest = row.unit === "digest";
  const { file } = cell;
  // All cells of a row lead to the same view: the first of them is enough for Tab.
  const isFirst = row.cells.findIndex((one) => one.file?.kept === true) === index;
  const text = digest && tone === "same" ? `same as ${base}` : inFew(cell);
  return (
    <td
      className="v"
      title={
        file === null
          ? `${cell.text}${cell.note === null ? "" : `, ${cell.note}`}`
          : `SHA-256 ${file.sha256}${file.kept ? "" : ", no longer kept"}`
      }
    >
      <span className="cell-line">
        {cell.best && (
          <span className="best">
            <Glyph name="star" size={12} />
            <span className="sr">Best: </span>
          </span>
        )}
        {file !== null && file.kept ? (
          <button
            type="button"
            tabIndex={isFirst ? 0 : -1}
            className={`cell-file${digest && tone === "own" ? " mono" : ""}${same}`}
            onClick={() => showFile(row.key)}
          >
            {text}
          </button>
        ) : (
          <span className={`${digest && tone === "own" ? "mono" : ""}${same}${cell.best ? " semi" : ""} cut`}>
            {text}
          </span>
        )}
        {cell.delta !== null && !digest && (
          <span className={`dl ${cell.delta.better === null ? "t3" : cell.delta.better ? "ok" : "err"}`}>
            {cell.delta.text}
            <span className="sr">
              {cell.delta.better === null ? "" : cell.delta.better ? ", better" : ", worse"}
            </span>
          </span>
        )}
        {cell.note !== null && tone === "own" && (
          <span className={`dl aside ${cell.note === "uncommitted" ? "warn" : "t3"}`}>{cell.note}</span>
        )}
        {file !== null && !file.kept && tone === "own" && <span className="dl t3">not kept</span>}
      </span>
    </td>
  );
}
