import { expect, test } from "vitest";
import { COMMANDS } from "./commands";
import { CANVAS_KEYS, GROUPS } from "./shortcutList";

const code = (keys: readonly string[]) =>
  keys.map((one) => `\`${one.replace("ArrowLeft", "←").replace("ArrowRight", "→")}\``).join(", ");

function table(title: string, rows: readonly (readonly [string, readonly string[]])[]): string {
  return [
    `## ${title}`,
    "",
    "| what | keys |",
    "|---|---|",
    ...rows.map(([what, keys]) => `| ${what} | ${code(keys)} |`),
    "",
  ].join("\n");
}

test("the guide lists every key: `npx vitest run keyTable -u` writes it anew", async () => {
  const groups = GROUPS.map((group) => {
    const keyed = COMMANDS.filter((command) => command.group === group && command.keys !== undefined);
    return table(
      group,
      keyed.map(({ title, keys }) => [title.replace("…", ""), keys ?? []]),
    );
  });
  const head =
    "# Keys\n\nMade from the window's commands. `Ctrl` is the command key on a Mac; every command, with keys or without, is found by `Ctrl+K`.\n\n";
  await expect(head + [...groups, table("Canvas", CANVAS_KEYS)].join("\n")).toMatchFileSnapshot(
    "../../../docs/guide/keys.md",
  );
});
