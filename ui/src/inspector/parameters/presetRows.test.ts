import { expect, test } from "vitest";
import type { ParameterView } from "../../backend/bindings/ParameterView";
import { freeName } from "./parameters";
import { presetRows } from "./presetRows";

const eta: ParameterView = {
  name: "Eta",
  parameter_type: "Float",
  default: "0.1",
  enum_values: [],
  description: null,
};

test("every parameter has a row, and so has what only a preset knows", () => {
  const value = { parameter: "Gone", text: "1", problem: "The pipeline has no parameter `Gone`." };
  const rows = presetRows([{ name: "dev", values: [value] }], [eta]);
  expect(rows).toEqual([
    { parameter: "Eta", fallback: "0.1", known: true, cells: [null] },
    { parameter: "Gone", fallback: null, known: false, cells: [value] },
  ]);
});

test("a new parameter has a name of its own", () =>
  expect(freeName([{ name: "NewParameter" }, { name: "NewParameter2" }])).toBe("NewParameter3"));
