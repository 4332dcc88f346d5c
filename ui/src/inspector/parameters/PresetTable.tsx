import { DropdownMenu } from "radix-ui";
import { Fragment, useState, type KeyboardEvent } from "react";
import type { ParameterView } from "../../backend/bindings/ParameterView";
import type { PresetView } from "../../backend/bindings/PresetView";
import { alertFailure } from "../../widgets/alertList";
import { Glyph } from "../../widgets/Glyph";
import { DraftInput } from "./DraftInput";
import { changePresets } from "./presets";
import { presetRows } from "./presetRows";

interface PresetTableProps {
  presets: PresetView[];
  parameters: ParameterView[];
}

async function attempt(what: string, change: Parameters<typeof changePresets>[0]): Promise<void> {
  const failure = await changePresets(change);
  if (failure !== null) alertFailure(what, failure);
}

/** Up and down go to the same preset's value of the parameter before and after. */
function walk(event: KeyboardEvent): void {
  if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
  const cell = (event.target as HTMLElement).closest("td");
  // Between two rows of values stands the name of a parameter.
  const row =
    event.key === "ArrowUp"
      ? cell?.parentElement?.previousElementSibling?.previousElementSibling
      : cell?.parentElement?.nextElementSibling?.nextElementSibling;
  const target = cell === null ? undefined : row?.children[cell.cellIndex]?.querySelector("input");
  if (target == null) return;
  target.focus();
  event.preventDefault();
}

/** Presets across, each parameter a line with its name and one with its values; an empty cell takes the default. */
export function PresetTable({ presets, parameters }: PresetTableProps) {
  const [renaming, setRenaming] = useState<string | null>(null);
  return (
    <div className="preset-scroll">
      <table className="preset-table" aria-label="Values by preset">
        <thead>
          <tr>
            {presets.map(({ name }) => (
              <th key={name} scope="col">
                {renaming === name ? (
                  <div onBlur={() => setRenaming(null)}>
                    <DraftInput
                      label={`New name of ${name}`}
                      value={name}
                      placeholder="Name"
                      onCommit={async (to) => {
                        const failure = await changePresets({ change: "rename", name, to });
                        if (failure === null) setRenaming(null);
                        return failure;
                      }}
                      testId="preset-rename"
                    />
                  </div>
                ) : (
                  <DropdownMenu.Root>
                    <DropdownMenu.Trigger className="preset-head" data-testid={`preset-column-${name}`}>
                      <span className="cut">{name}</span>
                      <Glyph name="down" size={10} className="t3" />
                    </DropdownMenu.Trigger>
                    <DropdownMenu.Portal>
                      <DropdownMenu.Content
                        className="pop menu"
                        align="start"
                        sideOffset={4}
                        onCloseAutoFocus={(event) => event.preventDefault()}
                      >
                        <DropdownMenu.Item className="menu-item" onSelect={() => setRenaming(name)}>
                          Rename
                        </DropdownMenu.Item>
                        <DropdownMenu.Item
                          className="menu-item"
                          onSelect={() => void attempt(`Removing ${name}`, { change: "remove", name })}
                        >
                          Remove
                        </DropdownMenu.Item>
                      </DropdownMenu.Content>
                    </DropdownMenu.Portal>
                  </DropdownMenu.Root>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {presetRows(presets, parameters).map(({ parameter, fallback, known, cells }) => (
            <Fragment key={parameter}>
              <tr>
                <th
                  scope="colgroup"
                  colSpan={presets.length}
                  className={known ? "" : "err"}
                  title={known ? parameter : `The pipeline has no parameter ${parameter}`}
                >
                  {parameter}
                </th>
              </tr>
              <tr>
                {presets.map(({ name }, index) => {
                  const cell = cells[index] ?? null;
                  return (
                    <td key={name}>
                      <DraftInput
                        plain
                        label={`${parameter} in ${name}`}
                        value={cell?.text ?? ""}
                        placeholder={fallback ?? "not given"}
                        bad={cell !== null && cell.problem !== null}
                        title={cell?.problem ?? undefined}
                        onKey={walk}
                        onCommit={(text) =>
                          changePresets(
                            text === ""
                              ? { change: "clear", name, parameter }
                              : { change: "set", name, parameter, text },
                          )
                        }
                        testId={`preset-${name}-${parameter}`}
                      />
                    </td>
                  );
                })}
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}
