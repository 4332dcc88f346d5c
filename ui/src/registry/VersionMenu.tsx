import { DropdownMenu } from "radix-ui";
import { goTo } from "../app/place";
import type { ModelVersion } from "../backend/bindings/ModelVersion";
import { showExecution } from "../executions/show";
import { Glyph } from "../widgets/Glyph";
import type { GlyphName } from "../widgets/glyphs";
import { askToDecide, download } from "./registry";

interface VersionMenuProps {
  model: ModelVersion;
}

/** What can be done with a version. */
export function VersionMenu({ model }: VersionMenuProps) {
  const item = (id: string, glyph: GlyphName, word: string, run: () => void, disabled = false) => (
    <DropdownMenu.Item className="menu-item" disabled={disabled} onSelect={run} data-testid={`version-${id}`}>
      <Glyph name={glyph} size={14} className="t3" />
      <span className="grow">{word}</span>
    </DropdownMenu.Item>
  );
  const kept = model.files[0]?.kept === true;
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger
        className="icon small"
        aria-label={`What to do with version ${model.version}`}
        data-testid={`version-menu-${model.version}`}
      >
        <Glyph name="more" size={14} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="pop menu"
          align="end"
          sideOffset={4}
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          {item("passport", "tag", "Open the passport", () => goTo({ at: "passport", package: model.arn }))}
          {item("lineage", "upstream", "Show the lineage", () => goTo({ at: "lineage", subject: model.arn }))}
          {item(
            "execution",
            "external",
            "Show its execution",
            () => void showExecution(model.execution, model.step),
            model.number === null,
          )}
          <DropdownMenu.Separator className="menu-line" />
          {item(
            "approve",
            "check",
            "Approve…",
            () => askToDecide(model, "Approved"),
            model.status === "Approved",
          )}
          {item(
            "reject",
            "cross",
            "Reject…",
            () => askToDecide(model, "Rejected"),
            model.status === "Rejected",
          )}
          <DropdownMenu.Separator className="menu-line" />
          {item(
            "download",
            "save",
            kept ? "Download the archive…" : "The archive is not kept",
            () => void download(model),
            !kept,
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
