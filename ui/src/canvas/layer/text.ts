const widths = new Map<string, string>();

/** The text as far as it fits, with an ellipsis; in the pen's font. Remembered, as measuring costs more than painting. */
export function cut(pen: CanvasRenderingContext2D, text: string, width: number): string {
  const key = `${pen.font}\n${width}\n${text}`;
  let shown = widths.get(key);
  if (shown === undefined) {
    if (widths.size > 20_000) widths.clear();
    shown = fit(pen, text, width);
    widths.set(key, shown);
  }
  return shown;
}

function fit(pen: CanvasRenderingContext2D, text: string, width: number): string {
  if (pen.measureText(text).width <= width) return text;
  let [fits, fails] = [0, text.length];
  while (fails - fits > 1) {
    const middle = (fits + fails) >> 1;
    if (pen.measureText(`${text.slice(0, middle)}…`).width <= width) fits = middle;
    else fails = middle;
  }
  return `${text.slice(0, fits)}…`;
}
