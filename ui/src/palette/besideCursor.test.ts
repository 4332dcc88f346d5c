import { expect, it } from "vitest";
import { besideCursor } from "./besideCursor";

it("opens beside the cursor, inside the window", () => {
  const check = (x: number, y: number, left: number, top: number) =>
    expect(besideCursor({ x, y }, { width: 1280, height: 800 })).toMatchObject({ left, top });
  check(400, 200, 384, 208);
  check(1270, 200, 832, 208);
  check(0, 790, 8, 372);
});
