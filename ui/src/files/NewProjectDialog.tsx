import { Dialog, RadioGroup } from "radix-ui";
import { useState } from "react";
import { Glyph } from "../widgets/Glyph";
import { Prose } from "../widgets/Prose";
import { chooseBelow, createProject, dismissNew, useNewProject } from "./newProject";

function NewProjectForm() {
  const { templates, below, creating, failure } = useNewProject();
  const [name, setName] = useState("my-pipeline");
  const [template, setTemplate] = useState(templates[0]?.name ?? "blank");
  return (
    <form
      className="new-form"
      onSubmit={(event) => {
        event.preventDefault();
        void createProject(template, name);
      }}
    >
      <div className="new-body">
        <div className="field">
          <label htmlFor="new-name">Name</label>
          <div className="input">
            <input
              id="new-name"
              value={name}
              autoFocus
              onFocus={(event) => event.target.select()}
              onChange={(event) => setName(event.target.value)}
              spellCheck={false}
              data-testid="new-name"
            />
          </div>
        </div>
        <div className="field">
          <label htmlFor="new-below">In the folder</label>
          <div className="hstack">
            <div className="input grow">
              <input
                id="new-below"
                className="mono"
                value={below}
                onChange={(event) => useNewProject.setState({ below: event.target.value })}
                spellCheck={false}
                data-testid="new-below"
              />
            </div>
            <button type="button" className="btn" onClick={() => void chooseBelow()}>
              <Glyph name="folder" size={14} />
              Choose…
            </button>
          </div>
        </div>
        <div className="field">
          <label id="new-template">Begin with</label>
          <RadioGroup.Root
            className="templates"
            value={template}
            onValueChange={setTemplate}
            aria-labelledby="new-template"
          >
            {templates.map((one) => (
              <RadioGroup.Item
                key={one.name}
                className="template"
                value={one.name}
                data-testid={`template-${one.name}`}
              >
                <span className="med">{one.name}</span>
                <span className="cut">{one.summary}</span>
              </RadioGroup.Item>
            ))}
          </RadioGroup.Root>
        </div>
        {failure !== null && (
          <p className="callout err pick" role="alert">
            <Prose text={failure.message} /> {failure.hint !== null && <Prose text={failure.hint} />}
          </p>
        )}
      </div>
      <footer>
        <span className="cap cut grow">
          {below !== "" && name !== "" ? (
            <>
              Makes the folder{" "}
              <span className="mono">
                {below}/{name}
              </span>
            </>
          ) : (
            "Name it and choose a folder"
          )}
        </span>
        <Dialog.Close className="btn">Cancel</Dialog.Close>
        <button
          type="submit"
          className="btn primary"
          disabled={creating || name.trim() === "" || below === ""}
          data-testid="new-create"
        >
          Create
        </button>
      </footer>
    </form>
  );
}

/** A new pipeline from a template. */
export function NewProjectDialog() {
  const open = useNewProject((state) => state.open);
  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) dismissNew();
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className="scrim" />
        <Dialog.Content className="pop dialog" aria-describedby={undefined}>
          <header>
            <Dialog.Title className="title grow">New pipeline</Dialog.Title>
            <Dialog.Close className="icon small" aria-label="Close">
              <Glyph name="cross" size={14} />
            </Dialog.Close>
          </header>
          <NewProjectForm />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
