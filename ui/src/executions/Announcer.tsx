import { useEffect, useRef, useState } from "react";
import { announcement } from "./announce";
import { useExecution } from "./execution";

/** Tells screen readers how the steps of the shown execution fare. */
export function Announcer() {
  const execution = useExecution((state) => state.execution);
  const before = useRef(execution);
  const [text, setText] = useState("");
  useEffect(() => {
    const news = announcement(before.current, execution);
    before.current = execution;
    if (news !== "") setText(news);
  }, [execution]);
  return (
    <div className="sr" role="status" aria-live="polite">
      {text}
    </div>
  );
}
