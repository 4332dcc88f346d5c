import { AlertDialog } from "radix-ui";
import { counted } from "../format/number";
import { deleteAsked, useActs } from "./acts";

/** Asks before executions are deleted, and says what goes and what stays. */
export function DeleteQuestion() {
  const deleting = useActs((state) => state.deleting);
  const plan = deleting?.plan;
  const running = plan?.running.length ?? 0;
  const close = () => useActs.setState({ deleting: null });
  const first = deleting?.rows[0];
  const what =
    deleting?.rows.length === 1 && first !== undefined
      ? `${first.pipeline} ${first.number}`
      : counted(plan?.executions ?? 0, "execution");
  return (
    <AlertDialog.Root
      open={deleting !== null}
      onOpenChange={(open) => {
        if (!open) close();
      }}
    >
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="scrim" />
        <AlertDialog.Content className="pop dialog question" data-testid="delete-question">
          <header>
            <AlertDialog.Title className="title grow">Delete {what}?</AlertDialog.Title>
          </header>
          <AlertDialog.Description asChild>
            <div>
              {running > 0 ? (
                <p>
                  {counted(running, "execution")} of these {running === 1 ? "has" : "have"} not ended. Only
                  what has ended can be deleted: stop it first.
                </p>
              ) : (
                <p>
                  The record, the logs and {counted(plan?.files ?? 0, "file")} go, and cannot be brought back.
                  Files that another execution or a model needs stay.
                </p>
              )}
              {(plan?.packages.length ?? 0) > 0 && (
                <p>
                  {counted(plan?.packages.length ?? 0, "model version")} stay
                  {plan?.packages.length === 1 ? "s" : ""} registered, and will say that the execution was
                  deleted.
                </p>
              )}
            </div>
          </AlertDialog.Description>
          <footer>
            <span className="grow" />
            <AlertDialog.Cancel className="btn">Cancel</AlertDialog.Cancel>
            <button
              type="button"
              className="btn primary"
              disabled={running > 0}
              onClick={() => void deleteAsked()}
              data-testid="delete-really"
            >
              Delete
            </button>
          </footer>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
