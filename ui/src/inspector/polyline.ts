/** The range of the numbers among the values; `null` when there is none. */
export function extent(series: readonly (readonly (number | null)[])[]): [low: number, high: number] | null {
  let low = Infinity;
  let high = -Infinity;
  for (const values of series) {
    for (const value of values) {
      if (value === null) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (low > high) return null;
  // A flat line runs through the middle.
  return low === high
    ? [low - Math.max(Math.abs(low) * 0.01, 1e-6), high + Math.max(Math.abs(high) * 0.01, 1e-6)]
    : [low, high];
}

interface Frame {
  width: number;
  height: number;
  extent: [low: number, high: number];
}

/**
 * SVG path data of a series over its index, in a frame of so many pixels; not-a-number interrupts
 * the line. Long series are thinned to two points a pixel.
 */
export function polyline(
  values: readonly (number | null)[],
  { width, height, extent: [low, high] }: Frame,
): string {
  const step = Math.max(1, Math.floor(values.length / (width * 2)));
  const last = values.length - 1;
  let path = "";
  let pen = "M";
  for (let i = 0; i <= last; i += i + step > last && i < last ? last - i : step) {
    const value = values[i] ?? null;
    if (value === null) {
      pen = "M";
      continue;
    }
    const x = last === 0 ? 0 : (i / last) * width;
    const y = height - ((value - low) / (high - low)) * height;
    path += `${pen}${x.toFixed(1)} ${y.toFixed(1)}`;
    pen = "L";
  }
  return path;
}
