import { Popover } from "radix-ui";
import { useEffect, useState } from "react";
import { backend } from "../backend/backend";
import type { ExecutionSummary } from "../backend/bindings/ExecutionSummary";
import { failureOf } from "../backend/failure";
import { EXECUTION_LOOKS } from "../executions/executionLook";
import { shortDate } from "../format/time";
import { Glyph } from "../widgets/Glyph";
import { StatusMark } from "../widgets/StatusMark";
import { useNow } from "../widgets/useNow";
import { addExecutions } from "./comparison";
import { matching } from "./matching";

interface AddMenuProps {
  compared: readonly string[];
}

/** As many executions are offered; the history has all. */
const OFFERED = 300;
const SHOWN = 50;

/** Puts further executions beside those compared. */
export function AddMenu({ compared }: AddMenuProps) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [offered, setOffered] = useState<ExecutionSummary[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const now = useNow(open, 60_000);
  useEffect(() => {
    if (!open) return;
    backend()
      .call("list_executions", { pipeline: null, limit: OFFERED })
      .then(setOffered, (reason: unknown) => setFailure(failureOf(reason).message));
  }, [open]);
  const found = matching(offered, text).filter(({ arn }) => !compared.includes(arn));
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="btn ghost small" data-testid="add-execution">
        <Glyph name="plus" size={14} />
        Add
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="pop add-menu" align="start" sideOffset={4} aria-label="Add executions">
          <div className="input">
            <Glyph name="search" size={14} />
            <input
              aria-label="Find executions"
              placeholder="Number, name, status or pipeline"
              value={text}
              onChange={(event) => setText(event.target.value)}
              data-testid="add-search"
            />
          </div>
          <div className="scroll">
            {failure !== null && <p className="empty-line">{failure}</p>}
            {found
              .slice(0, SHOWN)
              .map(({ arn, pipeline, number, status, started_at, display_name, headline }) => (
                <button
                  key={arn}
                  type="button"
                  className="row"
                  onClick={() => addExecutions([arn])}
                  data-testid="add-row"
                >
                  <StatusMark look={EXECUTION_LOOKS[status]} bare />
                  <span className="med">
                    {pipeline} {number}
                  </span>
                  <span className="cap cut grow">{display_name ?? ""}</span>
                  {headline !== null && (
                    <span className="cap mono">{headline.value?.toFixed(4) ?? headline.text}</span>
                  )}
                  <span className="cap">{shortDate(started_at, now)}</span>
                </button>
              ))}
            {found.length === 0 && failure === null && (
              <p className="empty-line">
                {offered.length === 0 ? "No executions yet." : "No other execution matches."}
              </p>
            )}
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
