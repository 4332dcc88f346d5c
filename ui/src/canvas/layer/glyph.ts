const drawings = new Map<string, Path2D>();

function drawing(path: string): Path2D {
  let made = drawings.get(path);
  if (made === undefined) drawings.set(path, (made = new Path2D(path)));
  return made;
}

/** Paints a 16 px glyph at another size. */
export function glyph(pen: CanvasRenderingContext2D, path: string, x: number, y: number, size: number): void {
  pen.save();
  pen.translate(x, y);
  pen.scale(size / 16, size / 16);
  pen.lineWidth = 1.4;
  pen.lineCap = "round";
  pen.lineJoin = "round";
  pen.stroke(drawing(path));
  pen.restore();
}
