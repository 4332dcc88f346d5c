import { afterFrame } from "../widgets/afterFrame";

/** How long after the canvas: what is done first is done on it. In ms. */
const LATER = 2000;

let begun = false;

/**
 * Reads the editor's script and brings its styles into the page before anybody asks for the code, once: with the first
 * opening both took 100 ms, in tasks of 50 beside the canvas's own. The returned function takes it back while it can.
 */
export function warmEditor(): () => void {
  if (begun) return () => undefined;
  const timer = setTimeout(() => {
    begun = true;
    import("./CodeEditor").then(
      ({ bringStyles }) => void afterFrame(bringStyles),
      // It is asked for again when the code is opened, and what fails then is told.
      () => (begun = false),
    );
  }, LATER);
  return () => clearTimeout(timer);
}
