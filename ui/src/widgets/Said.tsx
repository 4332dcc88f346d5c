import { useSaid } from "./said";

/** What is said to screen readers. */
export function Said() {
  const text = useSaid((state) => state.text);
  return (
    <div className="sr" role="status" aria-live="polite" data-testid="said">
      {text}
    </div>
  );
}
