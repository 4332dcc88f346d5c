import { describe, expect, test } from "vitest";
import { duration, offset, shortDuration } from "./duration";
import { compact, counted } from "./number";
import { baseName, cutMiddle } from "./path";
import { shortHash, size } from "./size";
import { dayName } from "./time";

function check<I, O>(format: (input: I) => O, table: [input: I, expected: O][]): void {
  for (const [input, expected] of table) expect(format(input), String(input)).toBe(expected);
}

describe("durations", () => {
  test("are shorter where there is little room", () =>
    check(shortDuration, [
      [13_849, "13.8 s"],
      [75_900, "1m 15s"],
      [3_840_000, "1h 04m"],
    ]));
  test("say what has passed, never more", () =>
    check(duration, [
      [0, "<1 ms"],
      [60, "60 ms"],
      [199, "0.1 s"],
      [13_849, "13.8 s"],
      [59_999, "59.9 s"],
      [125_000, "2 min 05 s"],
      [3_840_000, "1 h 04 min"],
      [-5, "<1 ms"],
      [NaN, "<1 ms"],
    ]));
  test("of log lines count from the step's start", () =>
    check(offset, [
      [13_920, "+13.92"],
      [0, "+0.00"],
      [-80, "−0.08"],
    ]));
});

test("sizes keep to three digits and switch units before 1000", () =>
  check(size, [
    [0, "0 bytes"],
    [1, "1 byte"],
    [999, "999 bytes"],
    [1500, "1.5 kB"],
    [151_204, "151 kB"],
    [999_600, "1.0 MB"],
    [9_960, "10 kB"],
    [2.5e12, "2.5 TB"],
    [4e15, "4000 TB"],
  ]));

test("hashes are cut in the middle", () =>
  check(shortHash, [
    ["94c2aaaaaaaae1b8", "94c2…e1b8"],
    ["abc", "abc"],
  ]));

test("numbers stay short", () =>
  check(compact, [
    [0, "0"],
    [0.84612345, "0.8461"],
    [1234.56, "1,234.6"],
    [0.00012, "1.20e-4"],
    [-2.5, "-2.5"],
    [1e7, "1.00e+7"],
  ]));

test("counts agree with their noun", () => {
  expect(counted(1, "step")).toBe("1 step");
  expect(counted(0, "step")).toBe("0 steps");
  expect(counted(3155, "row")).toBe("3,155 rows");
});

test("paths keep their end", () => {
  expect(baseName("/home/you/churn/")).toBe("churn");
  expect(baseName("C:\\work\\churn")).toBe("churn");
  expect(cutMiddle("/home/you/pipelines/churn/pipeline.json", 20)).toBe("/home/y…ipeline.json");
  expect(cutMiddle("short", 20)).toBe("short");
});

describe("days", () => {
  const now = new Date(2026, 10, 21, 0, 30).getTime();
  const at = (...date: [number, number, number, number?]) => dayName(new Date(...date).getTime(), now);
  test("are named as people name them", () => {
    expect(at(2026, 10, 21)).toBe("Today");
    // Half an hour earlier, and yet yesterday.
    expect(at(2026, 10, 20, 23)).toBe("Yesterday");
    expect(at(2026, 10, 19)).toBe("Thursday");
    expect(at(2026, 10, 14)).toBe("14 November");
    expect(at(2025, 11, 31)).toBe("31 December 2025");
  });
});
