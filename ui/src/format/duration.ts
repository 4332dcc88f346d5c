import { thousands } from "./number";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const two = (n: number): string => n.toString().padStart(2, "0");

/** A length of time for people, from milliseconds: `<1 ms`, `60 ms`, `13.8 s`, `2 min 05 s`, `1 h 04 min`. */
export function duration(ms: number): string {
  if (!Number.isFinite(ms) || ms < 0) return "<1 ms";
  if (ms < 1) return "<1 ms";
  if (ms < 100) return `${Math.floor(ms)} ms`;
  // Truncated, not rounded: a running clock must not show a second that has not passed.
  if (ms < MINUTE) return `${(Math.floor(ms / 100) / 10).toFixed(1)} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min ${two(Math.floor((ms % MINUTE) / SECOND))} s`;
  return `${thousands(Math.floor(ms / HOUR))} h ${two(Math.floor((ms % HOUR) / MINUTE))} min`;
}

/** The same where there is little room: `1m 15s`, `1h 04m`. */
export function shortDuration(ms: number): string {
  if (ms < MINUTE) return duration(ms);
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)}m ${two(Math.floor((ms % MINUTE) / SECOND))}s`;
  return `${Math.floor(ms / HOUR)}h ${two(Math.floor((ms % HOUR) / MINUTE))}m`;
}

/** Seconds since a beginning as the log's first column shows them: `+13.92`. */
export function offset(ms: number): string {
  const sign = ms < 0 ? "−" : "+";
  return `${sign}${(Math.abs(ms) / SECOND).toFixed(2)}`;
}
