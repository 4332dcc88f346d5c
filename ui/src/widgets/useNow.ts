import { useEffect, useState } from "react";

/** The present moment, renewed while something is under way; still otherwise. */
export function useNow(ticking: boolean, every = 100): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticking) return;
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [ticking, every]);
  return now;
}
