import type { WireView } from "../backend/bindings/WireView";

/**
 * Wires of one output, in drawing order. They share a trunk, so all their halos are drawn before
 * any of their lines: a halo then never cuts a sibling where the two part.
 */
export function wireGroups(wires: readonly WireView[]): WireView[][] {
  const groups = new Map<string, WireView[]>();
  for (const wire of wires) {
    const key = `${wire.from}\n${wire.from_port}\n${wire.kind}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [wire]);
    else group.push(wire);
  }
  return [...groups.values()];
}
