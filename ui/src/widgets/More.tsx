import type { RefObject } from "react";

interface MoreProps {
  end: RefObject<HTMLDivElement | null>;
  left: number;
}

/** The end of a list that grows, and how many rows are left. */
export function More({ end, left }: MoreProps) {
  return left > 0 ? (
    <div ref={end} className="empty-line">
      {left} more
    </div>
  ) : null;
}
