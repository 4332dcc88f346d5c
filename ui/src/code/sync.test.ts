import { ChangeSet, Text, type Text as Doc } from "@codemirror/state";
import { expect, test } from "vitest";
import { Sync, type SyncPort } from "./sync";

/** A program with a text, and an editor that is kept the same. */
class Desk {
  theirs = "abc def";
  revision = 1;
  mine: Doc = Text.empty;
  sent: string[] = [];
  /** Happens once, before the next answer. */
  meanwhile: () => void = () => undefined;
  /** Happens once, before what was answered is laid under what is typed. */
  between: () => void = () => undefined;
  readonly sync: Sync;

  constructor() {
    const port: SyncPort = {
      read: async (known) => {
        await Promise.resolve();
        const answer = {
          revision: this.revision,
          text: known === this.revision ? null : this.theirs,
          steps: [],
          marks: [],
        };
        this.happen();
        return answer;
      },
      send: async (from, text) => {
        await Promise.resolve();
        this.happen();
        if (from !== this.revision) return null;
        this.sent.push(text);
        this.theirs = text;
        this.revision += 1;
        return this.revision;
      },
      apply: (changes) => {
        this.mine = changes.apply(this.mine);
      },
      show: () => undefined,
      pause: async () => {
        await Promise.resolve();
        const act = this.between;
        this.between = () => undefined;
        act();
      },
    };
    this.sync = new Sync(port);
  }

  happen(): void {
    const act = this.meanwhile;
    this.meanwhile = () => undefined;
    act();
  }

  type(from: number, to: number, insert: string): void {
    const changes = ChangeSet.of({ from, to, insert }, this.mine.length);
    this.mine = changes.apply(this.mine);
    this.sync.edited(changes);
  }

  /** Somebody else changes the program's text. */
  others(text: string): void {
    this.theirs = text;
    this.revision += 1;
  }
}

test("what is typed is sent, and what comes is shown", async () => {
  const desk = new Desk();
  await desk.sync.run();
  expect(desk.mine.toString()).toBe("abc def");
  desk.type(0, 0, "x");
  desk.type(1, 1, "y");
  await desk.sync.run();
  expect([desk.theirs, desk.sent]).toEqual(["xyabc def", ["xyabc def"]]);
  desk.others("xyabc DEF");
  desk.sync.changed(desk.revision);
  await desk.sync.run();
  expect(desk.mine.toString()).toBe("xyabc DEF");
});

test("both sides change at once, and neither is lost", async () => {
  const desk = new Desk();
  await desk.sync.run();
  desk.others("abc DEF");
  desk.type(0, 0, "x");
  await desk.sync.run();
  expect([desk.mine.toString(), desk.theirs]).toEqual(["xabc DEF", "xabc DEF"]);
});

test("letters typed between the parts of a large answer are kept", async () => {
  const desk = new Desk();
  await desk.sync.run();
  desk.others("abc DEF");
  desk.sync.changed(desk.revision);
  desk.between = () => {
    desk.type(0, 0, "x");
    desk.between = () => desk.type(1, 1, "y");
  };
  await desk.sync.run();
  expect([desk.mine.toString(), desk.theirs]).toEqual(["xyabc DEF", "xyabc DEF"]);
});

test("letters typed while an answer is on its way are kept", async () => {
  const desk = new Desk();
  await desk.sync.run();
  desk.type(0, 0, "x");
  desk.meanwhile = () => desk.type(1, 1, "y");
  await desk.sync.run();
  expect([desk.mine.toString(), desk.theirs]).toEqual(["xyabc def", "xyabc def"]);
  desk.others("xyabc DEF");
  desk.sync.changed(desk.revision);
  desk.meanwhile = () => desk.type(2, 2, "z");
  await desk.sync.run();
  expect([desk.mine.toString(), desk.theirs]).toEqual(["xyzabc DEF", "xyzabc DEF"]);
});

test("an editor that goes sends what was typed, and is shown nothing more", async () => {
  const desk = new Desk();
  await desk.sync.run();
  desk.type(0, 0, "x");
  desk.others("abc DEF");
  desk.sync.changed(desk.revision);
  desk.sync.leave();
  await desk.sync.run();
  expect([desk.mine.toString(), desk.theirs]).toEqual(["xabc def", "xabc DEF"]);
});

test("a text that comes after its editor went is not shown", async () => {
  const desk = new Desk();
  desk.meanwhile = () => desk.sync.leave();
  await desk.sync.run();
  expect(desk.mine.toString()).toBe("");
});
