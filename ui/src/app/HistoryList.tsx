import { Popover } from "radix-ui";
import type { EditingView } from "../backend/bindings/EditingView";
import { travel } from "../document/gestures";
import { Glyph } from "../widgets/Glyph";
import { useHistory } from "./history";

interface HistoryListProps {
  editing: EditingView;
}

const show = (element: HTMLElement | null) => element?.scrollIntoView({ block: "nearest" });

/** What was done and what was taken back, newest first; a click goes to that moment. */
export function HistoryList({ editing: { history, undone } }: HistoryListProps) {
  const open = useHistory((state) => state.open);
  const all = [...history, ...undone];
  const nothing = all.length === 0;
  return (
    <Popover.Root open={open && !nothing} onOpenChange={(next) => useHistory.setState({ open: next })}>
      <Popover.Trigger asChild>
        <button
          type="button"
          className="icon"
          title="What was done (Ctrl+Shift+H)"
          aria-label="What was done"
          disabled={nothing}
          data-testid="history"
        >
          <Glyph name="history" />
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="pop history"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label="What was done"
        >
          <ol reversed className="scroll">
            {all
              .map((label, i) => ({ label, done: i + 1 }))
              .reverse()
              .map(({ label, done }) => (
                <li key={done}>
                  <button
                    type="button"
                    ref={done === history.length ? show : undefined}
                    className={`row${done === history.length ? " on" : ""}${done > history.length ? " t3" : ""}`}
                    aria-current={done === history.length ? "step" : undefined}
                    onClick={() => void travel(done)}
                    data-testid={`history-${done}`}
                  >
                    <Glyph name={done > history.length ? "redo" : "check"} size={12} className="t3" />
                    <span className="cut grow">{label}</span>
                    {done > history.length && <span className="cap">taken back</span>}
                  </button>
                </li>
              ))}
            <li>
              <button
                type="button"
                className={`row${history.length === 0 ? " on" : ""}`}
                aria-current={history.length === 0 ? "step" : undefined}
                onClick={() => void travel(0)}
                data-testid="history-0"
              >
                <Glyph name="file" size={12} className="t3" />
                <span className="cut grow">As it was opened</span>
              </button>
            </li>
          </ol>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
