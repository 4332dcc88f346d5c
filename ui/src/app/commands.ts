import { arrange } from "./commands/arrange";
import { canvas } from "./commands/canvas";
import { connect } from "./commands/connect";
import { edit } from "./commands/edit";
import { file } from "./commands/file";
import { go } from "./commands/go";
import { help } from "./commands/help";
import { git } from "./commands/git";
import { panels } from "./commands/panels";
import { run } from "./commands/run";
import { steps } from "./commands/steps";
import { view } from "./commands/view";
import { windows } from "./commands/window";
import type { Command } from "./command";

/** Everything the user can ask of the window by name; menus, shortcuts and the search for commands are made of it. */
export const COMMANDS: readonly Command[] = [
  ...connect,
  ...file,
  ...edit,
  ...steps,
  ...arrange,
  ...view,
  ...canvas,
  ...go,
  ...panels,
  ...git,
  ...run,
  ...windows,
  ...help,
];

/** The command of an id. */
export function commandOf(id: string): Command {
  const command = COMMANDS.find((one) => one.id === id);
  if (command === undefined) throw new Error(`There is no command ${id}.`);
  return command;
}

/** Whether a command can be carried out now. */
export function isEnabled(command: Command): boolean {
  return command.enabled?.() ?? true;
}
