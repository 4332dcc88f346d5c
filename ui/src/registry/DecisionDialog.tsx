import { AlertDialog } from "radix-ui";
import { useState } from "react";
import { decide, leaveDeciding, useDeciding } from "./registry";

const WORDS = {
  Approved: { verb: "Approve", means: "It may be deployed." },
  Rejected: { verb: "Reject", means: "It must not be deployed." },
  PendingManualApproval: { verb: "Reopen", means: "It waits for a decision again." },
} as const;
/** As SageMaker's ApprovalDescription. */
const LONGEST = 1024;

/** The comment and the confirmation; made anew with each decision. */
function Form() {
  const { model, status, busy, failure } = useDeciding();
  const [comment, setComment] = useState("");
  if (model === null) return null;
  const { verb, means } = WORDS[status];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void decide(comment);
      }}
    >
      <header>
        <AlertDialog.Title className="title grow">
          {verb} {model.group} v {model.version}?
        </AlertDialog.Title>
      </header>
      <AlertDialog.Description>
        {means} The decision is recorded with your name and the time.
      </AlertDialog.Description>
      <div className="decision-why">
        <label className="field-label" htmlFor="decision-comment">
          Why <span className="cap">optional, kept with the model</span>
        </label>
        <textarea
          id="decision-comment"
          className="input area"
          rows={3}
          maxLength={LONGEST}
          value={comment}
          onChange={({ target }) => setComment(target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void decide(comment);
          }}
          data-testid="decision-comment"
        />
        {failure !== null && (
          <p className="err" role="alert">
            {failure.message}
          </p>
        )}
      </div>
      <footer>
        <span className="cap grow">
          <kbd>Ctrl ↵</kbd> decides
        </span>
        <AlertDialog.Cancel className="btn" type="button">
          Cancel
        </AlertDialog.Cancel>
        <button type="submit" className="btn primary" disabled={busy} data-testid="decide">
          {verb}
        </button>
      </footer>
    </form>
  );
}

/** The reason comes first: an alert would begin with the way out. */
function startWithWhy(event: Event): void {
  event.preventDefault();
  document.getElementById("decision-comment")?.focus();
}

/** Asks why a version is approved or rejected. */
export function DecisionDialog() {
  const open = useDeciding(({ model }) => model !== null);
  return (
    <AlertDialog.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) leaveDeciding();
      }}
    >
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="scrim" />
        <AlertDialog.Content
          className="pop dialog question decision"
          onOpenAutoFocus={startWithWhy}
          data-testid="decision"
        >
          <Form />
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
