import { expect, test } from "vitest";
import type { Diagnostic } from "../backend/bindings/Diagnostic";
import { ARRANGED, churnCanvas } from "../backend/mock/canvas";
import { brokenPorts, brokenWires } from "./broken";

const { wires } = churnCanvas(ARRANGED);
const wire = wires.find((one) => one.id.startsWith("ProcessData.train>"))!;
const origin = "/Steps/1/Arguments/InputDataConfig/0/DataSource/S3DataSource/S3Uri";
const drawn = wires.map((one) => ({ ...one, origins: one === wire ? [origin] : ["/Steps/9"] }));

function check(found: Partial<Diagnostic>[], broken: string[]): void {
  const diagnostics = found.map((one): Diagnostic => ({
    code: "bad-property",
    severity: "error",
    message: "",
    step: null,
    pointer: "",
    on_name: false,
    place: null,
    related: [],
    hint: null,
    fix: null,
    ...one,
  }));
  expect([...brokenWires(drawn, diagnostics)]).toEqual(broken);
}

test("a wire is broken by an error at its value", () => {
  check([], []);
  check([{ pointer: origin }], [wire.id]);
  check([{ pointer: `${origin}/Get` }], [wire.id]);
  check([{ pointer: origin, severity: "warning" }], []);
  check([{ pointer: "/Steps/1" }], []);
});

test("the port that it reaches is broken with it", () => {
  expect([...brokenPorts(drawn, new Set([wire.id]))]).toEqual([[wire.to, new Set([`in ${wire.to_port}`])]]);
});
