import { expect, test, vi } from "vitest";
import type { Backend } from "./backend";
import type { DocumentView } from "./bindings/DocumentView";
import examples from "./bindings/parts.json";
import { remembering } from "./remember";
import { whole } from "./whole";

interface Example {
  before: DocumentView;
  part: DocumentView;
  after: DocumentView;
}

const EXAMPLES = examples as unknown as Example[];
const [first] = EXAMPLES;
if (first === undefined) throw new Error("There are no examples.");

test.each(EXAMPLES)(
  "a part completes what was there before: $part.editing.undo",
  ({ before, part, after }) => {
    expect(whole(part, before)).toEqual(after);
  },
);

test("what did not change is the same object", () => {
  const { before } = first;
  const none = whole(
    {
      ...first.part,
      part: {
        since: before.stamp,
        parameters: [],
        steps: [{ from: 0, count: 3 }],
        nodes: [{ from: 0, count: 3 }],
        lanes: [],
        wires: [{ from: 0, count: 2 }],
        diagnostics: [{ from: 0, count: before.diagnostics.length }],
        history: [],
        undone: [],
        moved: [],
        routed: [],
        renumbered: [],
      },
    },
    before,
  );
  expect(none.canvas).toBe(before.canvas);
  expect(none.steps).toBe(before.steps);
});

/** A program that answers with these, and notes what the window has. */
function answering(answers: DocumentView[]): { backend: Backend; known: (readonly number[])[] } {
  const known: (readonly number[])[] = [];
  const call = (_: string, __: unknown, has: readonly number[] = []) => {
    known.push(has);
    return Promise.resolve(answers.shift());
  };
  return { backend: remembering({ call } as unknown as Backend), known };
}

test("a window says what it has, and is answered with all", async () => {
  const { backend, known } = answering([first.before, first.part]);
  await backend.call("read_document", { document: "d" });
  expect(await backend.call("undo", { document: "d" })).toEqual(first.after);
  expect(known).toEqual([[], [first.before.stamp]]);
});

test("a part of what the window does not have is asked for as a whole", async () => {
  const { backend, known } = answering([first.part, first.after]);
  expect(await backend.call("undo", { document: "d" })).toEqual(first.after);
  expect(known).toEqual([[], []]);
});

test("a document is read after what is under way has been answered, as a part of that", async () => {
  const { before, part, after } = first;
  const asked: [string, readonly number[] | undefined][] = [];
  let answer: (view: DocumentView) => void = () => undefined;
  const backend = remembering({
    call: (command: string, _: unknown, known?: readonly number[]) => {
      asked.push([command, known]);
      if (command === "open_document") return Promise.resolve(before);
      return new Promise((resolve) => (answer = resolve));
    },
  } as unknown as Backend);
  await backend.call("open_document", { path: "" });
  const saved = backend.call("save_document", { document: before.id });
  const read = backend.call("read_document", { document: before.id });
  await Promise.resolve();
  expect(asked.map(([command]) => command)).toEqual(["open_document", "save_document"]);
  answer(part);
  expect(await saved).toEqual(after);
  await vi.waitFor(() => expect(asked.at(-1)).toEqual(["read_document", [after.stamp]]));
  answer(after);
  expect(await read).toEqual(after);
});
