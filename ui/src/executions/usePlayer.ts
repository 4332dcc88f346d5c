import { useEffect } from "react";
import { advance, useReplay } from "./replay";

/** Moves the replay on with every frame while it plays. */
export function usePlayer(): void {
  const playing = useReplay((state) => state.playing);
  useEffect(() => {
    if (!playing) return;
    let last = performance.now();
    let frame = requestAnimationFrame(function draw(now) {
      advance(now - last);
      last = now;
      frame = requestAnimationFrame(draw);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing]);
}
