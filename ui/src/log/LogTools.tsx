import { Glyph } from "../widgets/Glyph";
import { Tip } from "../widgets/Tip";

interface LogToolsProps {
  needle: string;
  onNeedle: (text: string) => void;
  hits: number;
  /** Which hit is shown, from 0. */
  hit: number;
  onHit: (hit: number) => void;
  /** Whether more lines may come. */
  live: boolean;
  follow: boolean;
  onFollow: (follow: boolean) => void;
}

/** Above the log: find, and follow. */
export function LogTools({ needle, onNeedle, hits, hit, onHit, live, follow, onFollow }: LogToolsProps) {
  return (
    <div className="tab-tools log-tools">
      <label className="input find">
        <Glyph name="search" size={12} />
        <input
          value={needle}
          placeholder="Find in log"
          aria-label="Find in log"
          spellCheck={false}
          onChange={(event) => onNeedle(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") onHit(hit + (event.shiftKey ? -1 : 1));
            if (event.key === "Escape") onNeedle("");
          }}
        />
        {needle !== "" && (
          <span className="cap" role="status">
            {hits === 0 ? "none" : `${hit + 1} of ${hits.toLocaleString("en-US")}`}
          </span>
        )}
      </label>
      <Tip text={follow ? "Stop following the end of the log" : "Follow the end of the log"}>
        <button
          type="button"
          className={`follow${follow && live ? " run" : follow ? " on" : ""}`}
          aria-pressed={follow}
          onClick={() => onFollow(!follow)}
        >
          {live && follow ? (
            <Glyph name="executing" size={12} className="spin" />
          ) : (
            <Glyph name="down" size={12} />
          )}
          <span className="word">{live && follow ? "Following" : "Follow"}</span>
        </button>
      </Tip>
    </div>
  );
}
