import { create } from "zustand";
import { backend } from "../backend/backend";
import type { ConnectionSite } from "../backend/bindings/ConnectionSite";
import type { Point } from "../backend/bindings/Point";
import type { WireEnd } from "../backend/bindings/WireEnd";
import type { WireView } from "../backend/bindings/WireView";
import { useDocument } from "../document/document";
import { alertFailure } from "../widgets/alertList";
import { overAt, type Over, type Side } from "./places";

/** A wire one end of which is in the user's hand. */
export interface Loose {
  /** The end that stays. */
  fixed: WireEnd;
  /** Which end that is. */
  side: Side;
  /** The wire that was taken hold of, when it is not a new one. */
  instead: WireView | null;
  /** How each step can take part; `null` until the answer is there. */
  sites: ReadonlyMap<string, ConnectionSite> | null;
  /** Where the loose end is; nowhere while the keys choose a step. */
  pointer: Point | null;
  over: Over | null;
}

/** The wire that is being drawn. */
export const useLoose = create<{ loose: Loose | null }>(() => ({ loose: null }));

/** The side that the loose end looks for. */
export const wanted = (side: Side): Side => (side === "out" ? "in" : "out");

/** Takes an end in hand, and asks once what it can be joined with, so that every answer on the way is immediate. */
export async function pickUp(
  fixed: WireEnd,
  side: Side,
  instead: WireView | null,
  pointer: Point | null,
): Promise<void> {
  const { document } = useDocument.getState();
  if (document === null) return;
  const loose: Loose = { fixed, side, instead, sites: null, pointer, over: null };
  useLoose.setState({ loose });
  const instead_of = instead?.origins ?? [];
  try {
    const sites = await (side === "out"
      ? backend().call("read_connection_targets", { document: document.id, from: fixed, instead_of })
      : backend().call("read_connection_sources", { document: document.id, to: fixed, instead_of }));
    const now = useLoose.getState().loose;
    if (now?.fixed === fixed)
      useLoose.setState({ loose: { ...now, sites: new Map(sites.map((site) => [site.step, site])) } });
  } catch (reason) {
    letGo();
    alertFailure(`Connecting ${fixed.step}`, reason);
  }
}

/** Moves the loose end. */
export function moveTo(pointer: Point): void {
  const { loose } = useLoose.getState();
  const { document } = useDocument.getState();
  if (loose === null || document === null) return;
  const over = overAt(document.canvas, pointer, wanted(loose.side));
  useLoose.setState({ loose: { ...loose, pointer, over } });
}

/** Lets the wire go: nothing is changed. */
export function letGo(): void {
  useLoose.setState({ loose: null });
}

/** How a step looks while a wire is drawn: it has a use for it, or cannot be joined at all. */
export function siteLook({ loose }: { loose: Loose | null }, step: string): "" | " joins" | " refuses" {
  if (loose?.sites == null || step === loose.fixed.step) return "";
  const site = loose.sites.get(step);
  return site?.takes === true ? " joins" : site?.joins === true ? "" : " refuses";
}

/** The ports of a step that the loose end fits, one a line. */
export function fittingPorts({ loose }: { loose: Loose | null }, step: string, side: Side): string {
  if (loose?.sites == null || wanted(loose.side) !== side) return "";
  return loose.sites.get(step)?.ports.join("\n") ?? "";
}

/** What letting go here would do, in a few words. */
export function hintOf(loose: Loose): { text: string; refused: boolean } {
  const { fixed, side, over, sites, instead } = loose;
  const named = fixed.port === "" ? fixed.step : `${fixed.port} of ${fixed.step}`;
  if (over === null) {
    if (instead !== null)
      return { text: `Cut from ${side === "out" ? instead.to : instead.from}`, refused: false };
    return side === "out"
      ? {
          text: fixed.port === "" ? `Add a step after ${fixed.step}` : `Add a step for ${named}`,
          refused: false,
        }
      : { text: `Find an output for ${named}`, refused: false };
  }
  if (over.step === fixed.step) return { text: "Let go to leave it as it is", refused: false };
  const site = sites?.get(over.step);
  if (site === undefined) return { text: over.step, refused: false };
  if (site.refusal !== null) return { text: site.refusal, refused: true };
  const port = over.port !== null && site.ports.includes(over.port) ? over.port : null;
  if (fixed.port === "") return { text: `${over.step} waits for ${fixed.step}`, refused: false };
  return { text: port === null ? `${over.step}…` : `${port} of ${over.step}`, refused: false };
}
