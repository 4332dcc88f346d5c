/** The menu a command stands in. */
export type CommandGroup = "File" | "Edit" | "Arrange" | "View" | "Git" | "Run" | "Help";

/** Something the user can ask of the window by name. */
export interface Command {
  /** Unique: `edit.undo`. */
  id: string;
  /** What menus call it; one that asks further ends in `…`. */
  title: string;
  group: CommandGroup;
  /** Its shortcuts, the one that is shown first: `Ctrl+Shift+Z`. `Ctrl` is the command key on a Mac. */
  keys?: readonly string[];
  /** Whether the shortcut works while a text field has the focus. */
  whileTyping?: boolean;
  /** Whether its keys count only while the canvas or the outline has the focus, or nothing has. */
  onCanvas?: boolean;
  /** Whether what the browser makes of the keys takes part: the text of a paste comes with its event. */
  native?: boolean;
  /** Whether it can be carried out now; always when not given. */
  enabled?: () => boolean;
  run: () => void;
}
