import type { FieldDiff } from "../../backend/bindings/FieldDiff";
import { shortValue } from "../../compare/rows";
import { sharedPath, tail } from "./fieldPath";

interface FieldListProps {
  fields: readonly FieldDiff[];
  /** How many there are; only the first are here. */
  total: number;
}

/** A value in one line; a number in as many digits as tell it apart. */
function brief(value: string | null): string {
  const number = Number(value);
  return value !== null && value.length > 9 && value.trim() !== "" && Number.isFinite(number)
    ? Number(number.toPrecision(6)).toString()
    : shortValue(value);
}

/** How far a number is from another; nothing for what is no number. */
export function distance(old: string | null, now: string | null): string | null {
  if (old === null || now === null) return null;
  const [was, is] = [Number(old), Number(now)];
  if (
    !Number.isFinite(was) ||
    !Number.isFinite(is) ||
    old.trim() === "" ||
    now.trim() === "" ||
    old.startsWith('"')
  )
    return null;
  const far = is - was;
  return `${far < 0 ? "−" : "+"}${Number(Math.abs(far).toPrecision(3))}`;
}

/** A path whose end stays readable, however little room there is. */
function FieldPath({ path }: { path: string }) {
  const end = tail(path);
  return (
    <span className="field-path">
      <span className="cut">{path === "" ? "the document" : path.slice(0, path.length - end.length)}</span>
      <span>{end}</span>
    </span>
  );
}

/** Values that differ, by where they stand. */
export function FieldList({ fields, total }: FieldListProps) {
  const shared = sharedPath(fields.map(({ path }) => path));
  return (
    <div
      className="scroll"
      data-testid="field-list"
      tabIndex={0}
      role="region"
      aria-label="Values that differ"
    >
      <p className="preview-note">
        {total === 1 ? "One value differs" : `${total} values differ`}
        {shared !== "" && (
          <>
            {" "}
            in <span className="mono">{shared}</span>
          </>
        )}
        {fields.length < total ? `; the first ${fields.length} are shown` : ""}
      </p>
      <table className="field-table">
        <thead>
          <tr>
            <th scope="col">Value</th>
            <th scope="col" className="num">
              Before
            </th>
            <th scope="col" className="num">
              After
            </th>
            <th scope="col" className="num">
              Change
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.pointer}>
              <th scope="row" className="mono" title={field.pointer}>
                <FieldPath path={field.path.slice(shared === "" ? 0 : shared.length + 1)} />
              </th>
              <td className="mono num cut t3" title={field.old ?? "unset"}>
                {brief(field.old)}
              </td>
              <td className="mono num cut" title={field.new ?? "unset"}>
                {brief(field.new)}
              </td>
              <td className="mono num t2">{distance(field.old, field.new)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
