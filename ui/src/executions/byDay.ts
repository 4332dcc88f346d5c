import type { ExecutionSummary } from "../backend/bindings/ExecutionSummary";
import { dayName } from "../format/time";

/** Executions that started on one day. */
export interface Day {
  name: string;
  executions: ExecutionSummary[];
}

/** Groups executions, newest first, by the day they started on. */
export function byDay(executions: readonly ExecutionSummary[], now: number): Day[] {
  const days: Day[] = [];
  for (const one of executions) {
    const name = dayName(one.started_at, now);
    const last = days.at(-1);
    if (last?.name === name) last.executions.push(one);
    else days.push({ name, executions: [one] });
  }
  return days;
}

/** The metric's name when every execution that has a headline has the same one. */
export function commonHeadline(executions: readonly ExecutionSummary[]): string | null {
  const names = new Set(executions.flatMap(({ headline }) => (headline === null ? [] : [headline.name])));
  const [only, ...more] = names;
  return more.length === 0 ? (only ?? null) : null;
}
