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
const NAMES = ["ChannelName", "InputName", "OutputName", "Name", "Key"] as const;

interface Member {
  /** JSON pointer below the group. */
  path: string;
  label: string;
  value: unknown;
}

const escape = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");

function groupOf(value: unknown): object | null {
  return readArgument(value) === null && typeof value === "object" ? value : null;
}

function fields(group: object): Member[] {
  return Object.entries(group).map(([key, value]) => ({
    path: `/${escape(key)}`,
    label: key,
    value: value as unknown,
  }));
}

/**
 * A list's entry. One that names itself goes by that name, which is then not listed again; with
 * one member left it is just name and value, as in `{ Name, Regex }`.
 */
function entry(value: unknown, i: number): Member {
  const path = `/${i}`;
  const group = groupOf(value) as Record<string, unknown> | null;
  const key = NAMES.find((one) => typeof group?.[one] === "string");
  if (group === null || key === undefined) return { path, label: (i + 1).toString(), value };
  const { [key]: label, ...rest } = group;
  const [only, ...more] = fields(rest);
  if (only !== undefined && more.length === 0 && groupOf(only.value) === null)
    return { path: path + only.path, label: String(label), value: only.value };
  return { path, label: String(label), value: rest };
}

function members(group: object): Member[] {
  return Array.isArray(group) ? group.map(entry) : fields(group);
}

/** A group whose only member is a group goes in one row with it: `DataSource › S3DataSource`. */
function folded(member: Member): Member {
  const group = groupOf(member.value);
  if (group === null || Array.isArray(group)) return member;
  const [only, ...more] = members(group);
  if (only === undefined || more.length > 0 || groupOf(only.value) === null) return member;
  return folded({
    path: member.path + only.path,
    label: `${member.label} › ${only.label}`,
    value: only.value,
  });
}

/** Values before groups: below a group, a value of the outermost level would read as the group's. */
function valuesFirst(all: Member[]): Member[] {
  const isGroup = (member: Member) => (groupOf(member.value) === null ? 0 : 1);
  return [...all].sort((a, b) => isGroup(a) - isGroup(b));
}

/** The arguments as rows, depth first. */
export function argumentRows(value: unknown): ArgumentRow[] {
  const rows: ArgumentRow[] = [];
  const visit = (all: Member[], pointer: string, depth: number) => {
    for (const member of all.map(folded)) {
      const at = pointer + member.path;
      const child = groupOf(member.value);
      rows.push({
        pointer: at,
        depth,
        label: member.label,
        value: readArgument(member.value),
        size: child === null ? 0 : members(child).length,
      });
      if (child !== null) visit(members(child), at, depth + 1);
    }
  };
  const root = groupOf(value);
  if (root !== null) visit(valuesFirst(members(root)), "", 0);
  return rows;
}

/** A Condition's branches are drawn, not listed: its arguments without the nested steps. */
export function withoutNestedSteps(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).filter(([key]) => key !== "IfSteps" && key !== "ElseSteps"),
  );
}
