import { create } from "zustand";
import { backend } from "../backend/backend";
import type { Replay } from "../backend/bindings/Replay";
import { alertFailure } from "../widgets/alertList";
import { useExecution } from "./execution";
import { viewAt } from "./replayView";

interface ReplayState {
  /** How the shown execution went, once it was asked for. */
  replay: Replay | null;
  /** The moment that is shown; `null`: the present, or the end. */
  at: number | null;
  playing: boolean;
  /** How many seconds of the execution pass in one. */
  speed: number;
}

const STILL: ReplayState = { replay: null, at: null, playing: false, speed: 1 };
/** A replay is as fast as makes it last about so long, in ms. */
const LASTS = 10_000;
export const SPEEDS = [0.5, 1, 2, 5, 10, 30, 60, 300, 1800] as const;

/** The moment of the shown execution that the canvas, the outline and the timeline show. */
export const useReplay = create<ReplayState>(() => STILL);

/** The speed that shows a length of time in about ten seconds. */
export function speedFor(length: number): number {
  return SPEEDS.findLast((speed) => speed <= Math.max(1, length / LASTS)) ?? 1;
}

/** Where the execution ends; for one that goes on, where it is now. */
export function endOf(replay: Replay): number {
  return replay.ended_at ?? Date.now();
}

/** Goes back to the present, and forgets what was played. */
export function leaveReplay(): void {
  useReplay.setState(STILL);
}

/** Reads how the execution went; what is known already stays for one that has ended. */
async function load(): Promise<Replay | null> {
  const { recorded } = useExecution.getState();
  const known = useReplay.getState().replay;
  if (recorded === null) return null;
  if (known !== null && known.ended_at !== null) return known;
  try {
    const replay = await backend().call("read_replay", { arn: recorded.summary.arn });
    if (useExecution.getState().arn !== recorded.summary.arn) return null;
    useReplay.setState(
      known === null ? { replay, speed: speedFor(endOf(replay) - replay.started_at) } : { replay },
    );
    return replay;
  } catch (reason) {
    alertFailure("Reading how the execution went", reason);
    return null;
  }
}

function show(at: number | null): void {
  useReplay.setState({ at });
}

/** Shows a moment, and stops playing there. */
export async function seek(at: number): Promise<void> {
  const replay = await load();
  if (replay === null) return;
  useReplay.setState({ playing: false });
  show(Math.min(endOf(replay), Math.max(replay.started_at, at)));
}

/** Plays faster or slower. */
export async function setSpeed(speed: number): Promise<void> {
  await load();
  useReplay.setState({ speed });
}

/** Goes back to the present. */
export function goLive(): void {
  useReplay.setState({ playing: false });
  show(null);
}

/** Plays from where it is, from the start when it is at the end; or pauses. */
export async function togglePlay(): Promise<void> {
  if (useReplay.getState().playing) {
    useReplay.setState({ playing: false });
    return;
  }
  const replay = await load();
  if (replay === null) return;
  const { at } = useReplay.getState();
  show(at === null || at >= endOf(replay) ? replay.started_at : at);
  useReplay.setState({ playing: true });
}

/** Goes to the next event, or to the one before. */
export async function stepEvent(forward: boolean): Promise<void> {
  const replay = await load();
  if (replay === null) return;
  const events = replay.steps
    .flatMap(({ changes }) => changes.map((change) => change.at))
    .sort((a, b) => a - b);
  const at = useReplay.getState().at ?? endOf(replay);
  const next = forward ? events.find((one) => one > at) : events.findLast((one) => one < at);
  if (next !== undefined) await seek(next);
  else if (forward) goLive();
  else await seek(replay.started_at);
}

/** Moves on by so much real time; to the present at the end. */
export function advance(ms: number): void {
  const { replay, at, playing, speed } = useReplay.getState();
  if (!playing || replay === null || at === null) return;
  const next = at + ms * speed;
  if (next >= endOf(replay)) goLive();
  else show(next);
}

/** Keeps what is shown in step with the moment until the returned function is called. */
export function followReplay(): () => void {
  const apply = () => {
    const { recorded, execution } = useExecution.getState();
    const { replay, at } = useReplay.getState();
    const shown =
      recorded === null || replay === null || at === null ? recorded : viewAt(recorded, replay, at);
    if (shown !== execution) useExecution.setState({ execution: shown });
  };
  const moments = useReplay.subscribe((now, before) => {
    if (now.at !== before.at || now.replay !== before.replay) apply();
  });
  const executions = useExecution.subscribe((now, before) => {
    if (now.arn !== before.arn) leaveReplay();
    if (now.recorded !== before.recorded) apply();
  });
  return () => {
    moments();
    executions();
  };
}
