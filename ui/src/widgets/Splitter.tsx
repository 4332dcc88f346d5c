import type { KeyboardEvent, PointerEvent } from "react";

interface SplitterProps {
  /** What it resizes, for screen readers. */
  label: string;
  /** Which way the panel grows when the pointer moves right or down: 1, or −1 for panels at the right and bottom. */
  grows: 1 | -1;
  axis: "x" | "y";
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
}

/** A panel's edge that can be dragged, or moved with the arrow keys. */
export function Splitter({ label, grows, axis, value, min, max, onChange }: SplitterProps) {
  const drag = (down: PointerEvent<HTMLDivElement>) => {
    const element = down.currentTarget;
    const from = axis === "x" ? down.clientX : down.clientY;
    element.setPointerCapture(down.pointerId);
    const move = (event: globalThis.PointerEvent) => {
      onChange(value + grows * ((axis === "x" ? event.clientX : event.clientY) - from));
    };
    const end = () => {
      element.removeEventListener("pointermove", move);
      element.removeEventListener("lostpointercapture", end);
    };
    element.addEventListener("pointermove", move);
    element.addEventListener("lostpointercapture", end);
  };
  const nudge = (event: KeyboardEvent) => {
    const [less, more] = axis === "x" ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
    if (event.key !== less && event.key !== more) return;
    event.preventDefault();
    onChange(value + grows * (event.key === more ? 16 : -16));
  };
  return (
    <div
      className={`splitter ${axis}`}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={axis === "x" ? "vertical" : "horizontal"}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={Math.round(max)}
      onPointerDown={drag}
      onKeyDown={nudge}
    />
  );
}
