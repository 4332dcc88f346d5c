import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { afterFrame } from "./afterFrame";

const waiting = new Set<() => void>();

/** Called together, so that all they change is drawn together; drawn here, as a key could be pressed before React would. */
function flush(): void {
  const all = [...waiting];
  waiting.clear();
  flushSync(() => all.forEach((then) => then()));
}

function wait(then: () => void): () => void {
  if (waiting.size === 0) afterFrame(flush);
  waiting.add(then);
  return () => void waiting.delete(then);
}

function catchUp(): void {
  // What was just drawn may not have begun to wait.
  flushSync(() => undefined);
  if (waiting.size > 0) flush();
}

const INPUT = ["keydown", "pointerdown"] as const;

/** Whoever presses something meets what is, not what was a frame ago: what waits is drawn before a key or a button is heard. */
export function useCatchUp(): void {
  useEffect(() => {
    INPUT.forEach((kind) => window.addEventListener(kind, catchUp, true));
    return () => INPUT.forEach((kind) => window.removeEventListener(kind, catchUp, true));
  }, []);
}

/**
 * A value that follows one frame later: for what tells of a change rather than shows it. A page that is painted by the
 * processor shows the canvas sooner when the panels around it are not painted with it. The first value is there at once,
 * unless another one is to stand before it.
 */
export function useAfterFrame<T>(value: T, first = value): T {
  const [shown, setShown] = useState(() => first);
  useEffect(() => (Object.is(shown, value) ? undefined : wait(() => setShown(() => value))), [shown, value]);
  return shown;
}
