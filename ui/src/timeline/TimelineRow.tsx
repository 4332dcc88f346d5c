import { Tooltip } from "radix-ui";
import { memo } from "react";
import type { StepRun } from "../backend/bindings/StepRun";
import { useSelection } from "../document/selection";
import { elapsed, isActive, LOOKS, stepState } from "../executions/stepState";
import { duration, offset } from "../format/duration";
import { StatusMark } from "../widgets/StatusMark";
import type { Span } from "./window";

interface TimelineRowProps {
  run: StepRun;
  top: number;
  startedAt: number;
  /** The present; for a step that has ended it makes no difference. */
  now: number;
  span: Span;
  /** Whether the execution's end waited for this step. */
  critical: boolean;
  selected: boolean;
  tabStop: boolean;
}

/** Waiting that is worth a mark, in ms. */
const NOTICEABLE = 200;

function timesOf(run: StepRun, startedAt: number, took: number | null, waited: number): string[] {
  if (run.started_at === null)
    return run.expected_ms === null ? [] : [`usually ${duration(run.expected_ms)}`];
  const from = offset(run.started_at - startedAt);
  return [
    run.ended_at === null ? `since ${from}` : `${from} to ${offset(run.ended_at - startedAt)}`,
    ...(took === null ? [] : [`took ${duration(took)}`]),
    ...(run.expected_ms === null ? [] : [`usually ${duration(run.expected_ms)}`]),
    ...(waited >= NOTICEABLE ? [`waited ${duration(waited)} for a free place`] : []),
  ];
}

function TimelineRowBody({ run, top, startedAt, now, span, critical, selected, tabStop }: TimelineRowProps) {
  const select = useSelection((state) => state.select);
  const state = stepState(run);
  const took = elapsed(run, now);
  const waited = run.started_at === null || run.ready_at === null ? 0 : run.started_at - run.ready_at;
  const part = (moment: number) => ((moment - startedAt - span.from) / (span.to - span.from)) * 100;
  const bar = (from: number, to: number) => ({ left: `${part(from)}%`, width: `${part(to) - part(from)}%` });
  const active = isActive(state);
  const facts = [...timesOf(run, startedAt, took, waited), ...(critical ? ["the end waited for it"] : [])];
  const usual =
    run.started_at !== null && active && run.expected_ms !== null ? run.started_at + run.expected_ms : null;
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>
        <button
          type="button"
          className={`gr${selected ? " on" : ""}`}
          style={{ top }}
          aria-current={selected}
          tabIndex={tabStop ? 0 : -1}
          data-row={run.name}
          data-testid={`timeline-${run.name}`}
          onClick={() => select(run.name)}
        >
          <span className="hstack who">
            <StatusMark look={LOOKS[state]} bare />
            <span className="cut">{run.name}</span>
          </span>
          <span className="track">
            {run.started_at !== null && (
              <>
                {waited >= NOTICEABLE && run.ready_at !== null && (
                  <i className="waited" style={bar(run.ready_at, run.started_at)} />
                )}
                {usual !== null && usual > now && <i className="usual" style={bar(now, usual)} />}
                <b
                  className={`bar-${LOOKS[state].hue}${active ? " live" : ""}${critical ? " critical" : ""}`}
                  style={bar(run.started_at, run.started_at + (took ?? 0))}
                />
              </>
            )}
          </span>
          <span className="sr">{facts.join(", ")}</span>
          <span className="num t2">
            {took === null ? (
              <span className="t3">
                {state === "not-run" && run.expected_ms !== null
                  ? `≈ ${duration(run.expected_ms)}`
                  : LOOKS[state].word}
              </span>
            ) : (
              duration(took)
            )}
          </span>
        </button>
      </Tooltip.Trigger>
      {facts.length > 0 && (
        <Tooltip.Portal>
          <Tooltip.Content className="tip" side="top" sideOffset={2} collisionPadding={8}>
            <b className="semi">{run.name}</b> {LOOKS[state].word}
            {facts.map((fact) => (
              <div key={fact}>{fact}</div>
            ))}
          </Tooltip.Content>
        </Tooltip.Portal>
      )}
    </Tooltip.Root>
  );
}

/** One step's row. */
export const TimelineRow = memo(TimelineRowBody);
