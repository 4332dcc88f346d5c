import { describe, expect, it } from "vitest";
import { cutAt, ranked, type Hit } from "./hits";

const hit = (section: Hit["section"], title: string, note = ""): Hit => ({
  id: title,
  section,
  title,
  note,
  run: () => undefined,
});
const HITS = [
  hit("Commands", "Undo"),
  hit("Commands", "Retrain all"),
  hit("Commands", "Run from TrainModel"),
  hit("Add", "Tuning", "search over training jobs"),
  hit("Add", "Training", "Train a model"),
  hit("Steps", "PretrainData"),
  hit("Steps", "TrainModel"),
  hit("Parameters", "TrainingInstanceType"),
];

describe("the search for everything", () => {
  const check = (query: string, expected: string[]) =>
    expect(ranked(HITS, query).map(({ title }) => title)).toEqual(expected);
  it("shows sections in their order, the nearest hits first", () =>
    check("train", [
      "TrainModel",
      "PretrainData",
      "Training",
      "Tuning",
      "Run from TrainModel",
      "Retrain all",
      "TrainingInstanceType",
    ]));
  it("asks for every word", () => check("train model", ["TrainModel", "Training", "Run from TrainModel"]));
  it("finds commands only behind >", () => check("> train", ["Run from TrainModel", "Retrain all"]));
  it("prefers where a part of a name begins", () => {
    const titles = ranked([hit("Steps", "Remodelled"), hit("Steps", "TrainModel2")], "model");
    expect(titles.map(({ title }) => title)).toEqual(["TrainModel2", "Remodelled"]);
  });
  it("takes signs as they are", () => check("(", []));
});

it("titles are lit where they match", () => {
  const check = (title: string, query: string, expected: string) =>
    expect(
      cutAt(title, query)
        .map(({ text, lit }) => (lit ? `[${text}]` : text))
        .join(""),
    ).toBe(expected);
  check("TrainModel", "train", "[Train]Model");
  check("Run from TrainModel", "mod run", "[Run] from Train[Mod]el");
  check("Undo", "", "Undo");
});
