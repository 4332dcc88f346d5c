import { readArgument, type Argument } from "./argument";

/** One row of the argument tree. */
export interface ArgumentRow {
  /** JSON pointer from the arguments' root. */
  pointer: string;
  depth: number;
  /** The member's name; for a list's entry, the name it gives itself or its number. */
  label: string;
  /** Its value; `null` for a group. */
  value: Argument | null;
  /** How many members or entries a group has. */
  size: number;
}

/** Members by which an entry of a list names itself. */
const NAMES = ["ChannelName", "InputName", "OutputName", "Name", "Key", "Type"] as const;

function entries(value: object): [key: string, label: string, value: unknown][] {
  if (!Array.isArray(value)) return Object.entries(value).map(([key, one]) => [key, key, one]);
  return value.map((one: unknown, i) => {
    const record = typeof one === "object" && one !== null ? (one as Record<string, unknown>) : {};
    const name = NAMES.map((key) => record[key]).find((text) => typeof text === "string");
    return [i.toString(), typeof name === "string" ? name : (i + 1).toString(), one];
  });
}

const escape = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");

function groupOf(value: unknown): object | null {
  return readArgument(value) === null && typeof value === "object" ? value : null;
}

/**
 * The arguments as rows, depth first. A group whose only member is a group is written in one row
 * (`DataSource › S3DataSource`), so that depth says something.
 */
export function argumentRows(value: unknown): ArgumentRow[] {
  const rows: ArgumentRow[] = [];
  const visit = (group: object, pointer: string, depth: number) => {
    for (const [key, name, one] of entries(group)) {
      let at = `${pointer}/${escape(key)}`;
      let label = name;
      let child = groupOf(one);
      while (child !== null && !Array.isArray(child)) {
        const [only, ...more] = entries(child);
        const inner = only !== undefined && more.length === 0 ? groupOf(only[2]) : null;
        if (only === undefined || inner === null) break;
        at += `/${escape(only[0])}`;
        label += ` › ${only[1]}`;
        child = inner;
      }
      rows.push({ pointer: at, depth, label, value: child === null ? readArgument(one) : null, size: child === null ? 0 : entries(child).length });
      if (child !== null) visit(child, at, depth + 1);
    }
  };
  const root = groupOf(value);
  if (root !== null) visit(root, "", 0);
  return rows;
}

/** A Condition's branches are drawn, not listed: its arguments without the nested steps. */
export function withoutNestedSteps(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== "IfSteps" && key !== "ElseSteps"));
}
