import { Dialog } from "radix-ui";
import { Glyph } from "../widgets/Glyph";
import { COMMANDS } from "./commands";
import { Keys } from "./Keys";
import { CANVAS_KEYS, GROUPS, useShortcutList } from "./shortcutList";

/** Every shortcut, by group. */
export function ShortcutsDialog() {
  const open = useShortcutList((state) => state.open);
  return (
    <Dialog.Root open={open} onOpenChange={(next) => useShortcutList.setState({ open: next })}>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim" />
        <Dialog.Content className="pop shortcuts" aria-describedby={undefined} data-testid="shortcuts">
          <header>
            <Dialog.Title asChild>
              <h2>Keyboard shortcuts</h2>
            </Dialog.Title>
            <Dialog.Close className="icon" aria-label="Close">
              <Glyph name="cross" size={14} />
            </Dialog.Close>
          </header>
          <div className="shortcuts-body" role="group" aria-label="All shortcuts" tabIndex={0}>
            {GROUPS.map((group) => (
              <section key={group} aria-label={group}>
                <h3>{group}</h3>
                <dl>
                  {COMMANDS.filter((command) => command.group === group && command.keys !== undefined).map(
                    ({ id, title, keys }) => (
                      <div key={id}>
                        <dt>{title.replace("…", "")}</dt>
                        <dd>
                          {keys?.map((one) => (
                            <Keys key={one} keys={[one]} />
                          ))}
                        </dd>
                      </div>
                    ),
                  )}
                </dl>
              </section>
            ))}
            <section aria-label="Canvas">
              <h3>Canvas</h3>
              <dl>
                {CANVAS_KEYS.map(([title, keys]) => (
                  <div key={title}>
                    <dt>{title}</dt>
                    <dd>
                      {keys.map((one) => (
                        <Keys key={one} keys={[one]} />
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
