import { Select, Slider } from "radix-ui";
import { useExecution } from "./execution";
import { duration } from "../format/duration";
import { Glyph } from "../widgets/Glyph";
import { Tip } from "../widgets/Tip";
import { useNow } from "../widgets/useNow";
import { goLive, seek, setSpeed, speedFor, SPEEDS, togglePlay, useReplay } from "./replay";
import { usePlayer } from "./usePlayer";
import "./replay.css";

/** Plays the shown execution back: play or pause, any moment of it, how fast. */
export function ReplayBar() {
  const recorded = useExecution((state) => state.recorded);
  const { at, playing, speed, replay } = useReplay();
  const running = recorded !== null && recorded.summary.ended_at === null;
  const now = useNow(running && at === null);
  usePlayer();
  if (recorded === null) return null;
  const { started_at, ended_at } = recorded.summary;
  const length = Math.max(1, (ended_at ?? Math.max(now, at ?? 0)) - started_at);
  const place = at === null ? length : at - started_at;
  return (
    <div className="replay" role="group" aria-label="Replay" data-testid="replay">
      <Tip text={playing ? "Pause  (K)" : "Play back  (K)"}>
        <button
          type="button"
          className="icon small"
          onClick={() => void togglePlay()}
          data-testid="replay-play"
        >
          <Glyph name={playing ? "pause" : "play"} size={14} />
        </button>
      </Tip>
      <Slider.Root
        className="slider"
        min={0}
        max={length}
        step={Math.max(1, length / 200)}
        value={[place]}
        onValueChange={([next]) => void seek(started_at + (next ?? 0))}
        data-testid="replay-slider"
      >
        <Slider.Track className="slider-track">
          <Slider.Range className="slider-range" />
        </Slider.Track>
        <Slider.Thumb
          className="slider-thumb"
          aria-label="Moment of the execution"
          aria-valuetext={at === null ? (running ? "Live" : "The end") : `${duration(place)} after the start`}
        />
      </Slider.Root>
      <span className="replay-time num cap" data-testid="replay-time">
        {at === null ? running ? <span className="run">Live</span> : duration(length) : duration(place)}
      </span>
      <Select.Root
        value={String(replay === null ? speedFor(length) : speed)}
        onValueChange={(value) => void setSpeed(Number(value))}
      >
        <Select.Trigger className="replay-speed cap t2" aria-label="Speed" data-testid="replay-speed">
          <Select.Value />
        </Select.Trigger>
        <Select.Portal>
          <Select.Content className="pop menu narrow" position="popper" side="top" sideOffset={6}>
            <Select.Viewport>
              {SPEEDS.map((one) => (
                <Select.Item key={one} value={String(one)} className="menu-item">
                  <Select.ItemText>{one} ×</Select.ItemText>
                </Select.Item>
              ))}
            </Select.Viewport>
          </Select.Content>
        </Select.Portal>
      </Select.Root>
      {at !== null && (
        <button type="button" className="replay-live cap" onClick={goLive} data-testid="replay-live">
          {running ? "Live" : "To the end"}
        </button>
      )}
    </div>
  );
}
