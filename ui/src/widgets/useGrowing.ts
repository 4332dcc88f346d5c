import { useEffect, useState, type RefObject } from "react";

/** Rows drawn at first, unless told otherwise, and as many again whenever the end of these comes near. */
const SOME = 150;
const NEAR = 600;

/**
 * How many rows of a long list to draw: more as its end comes into view. For rows whose heights are known only once they
 * are drawn; those of one height are for `useWindowed`.
 */
export function useGrowing(
  box: RefObject<HTMLElement | null>,
  end: RefObject<HTMLElement | null>,
  count: number,
  some = SOME,
): number {
  const [drawn, setDrawn] = useState(some);
  useEffect(() => {
    if (drawn >= count || box.current === null || end.current === null) return;
    const near = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) setDrawn((before) => before + some);
      },
      { root: box.current, rootMargin: `${NEAR}px` },
    );
    near.observe(end.current);
    return () => near.disconnect();
  }, [box, end, drawn, count, some]);
  return Math.min(drawn, count);
}
