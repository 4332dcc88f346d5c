import { createContext } from "react";
import type { Diagnostic } from "../backend/bindings/Diagnostic";
import type { WireView } from "../backend/bindings/WireView";
import type { LitPorts } from "./lit";

/** The wires whose values are wrong where they stand: they lead from what is not there, or to what cannot take it. */
export function brokenWires(
  wires: readonly WireView[],
  diagnostics: readonly Diagnostic[] | undefined,
): ReadonlySet<string> {
  const wrong = new Set(
    diagnostics
      ?.filter((one) => one.severity === "error" && !one.on_name)
      .map((one) => one.pointer.replace(/\/(Get|Std:Join|Std:JsonGet)(\/.*)?$/, "")),
  );
  if (wrong.size === 0) return NONE;
  return new Set(
    wires
      .filter((wire) => wire.kind !== "branch" && wire.origins.some((origin) => wrong.has(origin)))
      .map((wire) => wire.id),
  );
}

const NONE: ReadonlySet<string> = new Set();

/** The ports that broken wires reach, as those that are lit. */
export function brokenPorts(wires: readonly WireView[], broken: ReadonlySet<string>): LitPorts {
  const ports = new Map<string, Set<string>>();
  for (const { to, to_port } of wires.filter((wire) => broken.has(wire.id)))
    ports.set(to, (ports.get(to) ?? new Set()).add(`in ${to_port}`));
  return ports;
}

interface BrokenParts {
  wires: ReadonlySet<string>;
  ports: LitPorts;
}

const NOTHING: BrokenParts = { wires: NONE, ports: new Map() };

/** Both; the same object whenever nothing is broken, so that an edit draws nothing anew for it. */
export function brokenOf(
  wires: readonly WireView[],
  diagnostics: readonly Diagnostic[] | undefined,
): BrokenParts {
  const broken = brokenWires(wires, diagnostics);
  return broken.size === 0 ? NOTHING : { wires: broken, ports: brokenPorts(wires, broken) };
}

/** What is broken of the drawing around; nothing in an execution. */
export const Broken = createContext(NOTHING);
