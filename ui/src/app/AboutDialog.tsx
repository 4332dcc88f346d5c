import { Dialog, Tabs } from "radix-ui";
import { counted } from "../format/number";
import { Glyph } from "../widgets/Glyph";
import { closeAbout, useAbout } from "./about";
import "./about.css";

/** What the program is, and whose work is in it. */
export function AboutDialog() {
  const about = useAbout((state) => state.about);
  return (
    <Dialog.Root
      open={about !== null}
      onOpenChange={(next) => {
        if (!next) closeAbout();
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className="scrim" />
        <Dialog.Content className="pop dialog about-box" aria-describedby={undefined} data-testid="about">
          <header>
            <span className="mark large">
              <Glyph name="mark" size={22} />
            </span>
            <div className="grow">
              <Dialog.Title className="title">Pipewright {about?.version}</Dialog.Title>
              <p className="cap">
                Designs SageMaker pipelines, and runs them on this machine.{" "}
                {about?.licence ?? "No licence is stated for it yet."}
              </p>
            </div>
            <Dialog.Close className="icon small" aria-label="Close">
              <Glyph name="cross" size={14} />
            </Dialog.Close>
          </header>
          {about !== null && (
            <Tabs.Root className="vstack grow" defaultValue="components">
              <Tabs.List className="tabs" aria-label="Work of others">
                <Tabs.Trigger className="tab" value="components">
                  Components <span className="count">{about.components.length}</span>
                </Tabs.Trigger>
                {about.notices.map(({ name }) => (
                  <Tabs.Trigger key={name} className="tab" value={name}>
                    {name.split(",")[0]}
                  </Tabs.Trigger>
                ))}
              </Tabs.List>
              <Tabs.Content className="scroll about-body" value="components" tabIndex={0}>
                <p className="hint">
                  {counted(about.components.length, "library", "libraries")} of others, each under its own
                  licence.
                </p>
                <table className="components">
                  <thead className="sr">
                    <tr>
                      <th>Name</th>
                      <th>Version</th>
                      <th>Licence</th>
                    </tr>
                  </thead>
                  <tbody>
                    {about.components.map((one) => (
                      <tr key={`${one.name} ${one.version}`}>
                        <td className="pick">{one.name}</td>
                        <td className="mono t3">{one.version}</td>
                        <td className="t2">{one.licence}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Tabs.Content>
              {about.notices.map(({ name, licence, text }) => (
                <Tabs.Content key={name} className="scroll about-body" value={name} tabIndex={0}>
                  <p className="hint">
                    {name}, under {licence}
                  </p>
                  <pre className="mono pick">{text}</pre>
                </Tabs.Content>
              ))}
            </Tabs.Root>
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
