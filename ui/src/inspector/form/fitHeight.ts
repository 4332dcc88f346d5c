/** Of a box of one line, and of the tallest, in px. */
const [LEAST, MOST] = [26, 180];

let waiting: HTMLElement[] = [];

function fitAll(): void {
  const boxes = waiting;
  waiting = [];
  for (const box of boxes) box.style.height = "0";
  const heights = boxes.map((box) => box.scrollHeight);
  boxes.forEach((box, i) => (box.style.height = `${Math.min(MOST, Math.max(LEAST, heights[i] ?? 0))}px`));
}

/** Makes a box as high as its text, before the page is painted next. All at once: each question about a height lays out the page. */
export function fitHeight(box: HTMLElement): void {
  if (waiting.length === 0) queueMicrotask(fitAll);
  waiting.push(box);
}
