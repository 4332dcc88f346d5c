import { backend } from "../backend/backend";
import type { Point } from "../backend/bindings/Point";
import type { WireEnd } from "../backend/bindings/WireEnd";
import type { WireView } from "../backend/bindings/WireView";
import { edgePan } from "../canvas/edgePan";
import { useDocument } from "../document/document";
import { searchPalette } from "../palette/palette";
import { alertFailure } from "../widgets/alertList";
import { join } from "./chooser";
import { letGo, moveTo, pickUp, useLoose } from "./loose";
import type { Side } from "./places";
import { cutSelectedWire, selectWire } from "./selectedWire";
import { wireKey } from "./places";

/** So far the pointer goes before a press is a drag. */
const THRESHOLD = 4;

export type ToDrawing = (at: Point) => Point;

/** Draws a wire from an end as long as the pointer is held. */
export function drawFrom(
  fixed: WireEnd,
  side: Side,
  instead: WireView | null,
  down: PointerEvent,
  toDrawing: ToDrawing,
  click?: () => void,
): void {
  const start = { x: down.clientX, y: down.clientY };
  let drawing = false;
  const edge = edgePan((at) => moveTo(toDrawing(at)));
  const move = (event: PointerEvent) => {
    const at = { x: event.clientX, y: event.clientY };
    if (!drawing && Math.hypot(at.x - start.x, at.y - start.y) < THRESHOLD) return;
    if (!drawing) void pickUp(fixed, side, instead, toDrawing(at));
    drawing = true;
    moveTo(toDrawing(at));
    edge.to(at);
  };
  const end = () => {
    edge.end();
    window.removeEventListener("pointermove", move);
    window.removeEventListener("pointerup", up);
    window.removeEventListener("pointercancel", cancel);
    window.removeEventListener("keydown", escape, true);
  };
  const up = (event: PointerEvent) => {
    end();
    if (!drawing) click?.();
    else if (useLoose.getState().loose !== null) void drop({ x: event.clientX, y: event.clientY }, toDrawing);
  };
  const cancel = () => {
    end();
    letGo();
  };
  const escape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    cancel();
  };
  window.addEventListener("pointermove", move);
  window.addEventListener("pointerup", up);
  window.addEventListener("pointercancel", cancel);
  window.addEventListener("keydown", escape, true);
}

/** Lets the loose end go where it is: over a port, a step, or nothing. */
async function drop(screen: Point, toDrawing: ToDrawing): Promise<void> {
  const { loose } = useLoose.getState();
  if (loose === null) return;
  const { fixed, side, instead, over } = loose;
  const origins = instead?.origins ?? [];
  if (over?.step === fixed.step) {
    letGo();
    return;
  }
  if (over !== null) {
    const site = loose.sites?.get(over.step);
    if (side === "out") return join(fixed, over.step, over.port, origins, screen);
    const port = over.port !== null && site?.ports.includes(over.port) === true ? over.port : site?.ports[0];
    if (port !== undefined) return join({ step: over.step, port }, fixed.step, fixed.port, origins, screen);
    letGo();
    const message = site?.refusal ?? `${over.step} gives nothing that fits.`;
    alertFailure(`Connecting ${over.step} to ${fixed.step}`, {
      code: "bad_request",
      message,
      hint: null,
      diagnostics: [],
    });
    return;
  }
  letGo();
  if (instead !== null) {
    selectWire(wireKey(instead));
    await cutSelectedWire();
  } else if (side === "out") await addFor(fixed, toDrawing(screen));
}

/** Searches the palette for a step that reads an output, to be added at a place. */
export async function addFor(from: WireEnd, at: Point | null): Promise<void> {
  const { document } = useDocument.getState();
  if (document === null) return;
  try {
    const only = await backend().call("read_compatible_types", { document: document.id, from });
    await searchPalette(at === null ? null : { x: Math.round(at.x), y: Math.round(at.y - 22) }, {
      step: from.step,
      port: from.port,
      only,
    });
  } catch (reason) {
    alertFailure(`Adding a step after ${from.step}`, reason);
  }
}
