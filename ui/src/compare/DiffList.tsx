import { useRef, type ReactNode } from "react";
import { More } from "../widgets/More";
import { useGrowing } from "../widgets/useGrowing";
import "./compare.css";
import { FieldLines } from "./FieldLines";
import { AT_A_TIME, type DiffRow } from "./rows";

interface DiffListProps {
  rows: readonly DiffRow[];
  testId: string;
  /** What is said of what differs, above its fields. */
  head: (row: DiffRow) => ReactNode;
}

/** What differs, by step and field. Mounted with its rows: a list that grows watches its own end. */
export function DiffList({ rows, testId, head }: DiffListProps) {
  const box = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const drawn = useGrowing(box, end, rows.length, AT_A_TIME);
  return (
    <div ref={box} className="scroll differences" data-testid={testId}>
      {rows.slice(0, drawn).map((row) => (
        <section key={row.key}>
          {head(row)}
          <FieldLines fields={row.fields} />
        </section>
      ))}
      <More end={end} left={rows.length - drawn} />
    </div>
  );
}
