import { DropdownMenu } from "radix-ui";
import { PageBar } from "../app/PageBar";
import { goTo } from "../app/place";
import type { Passport } from "../backend/bindings/Passport";
import { ApprovalBadge } from "../registry/ApprovalBadge";
import { download } from "../registry/registry";
import { Glyph } from "../widgets/Glyph";
import { exportPassport, printPassport } from "./passport";

interface PassportBarProps {
  passport: Passport;
}

/** Where the passport belongs, and what can be done with it. */
export function PassportBar({ passport }: PassportBarProps) {
  const { model, previous } = passport;
  const item = (id: string, word: string, run: () => void) => (
    <DropdownMenu.Item className="menu-item" onSelect={run} data-testid={`export-${id}`}>
      <span className="grow">{word}</span>
    </DropdownMenu.Item>
  );
  return (
    <PageBar>
      <button type="button" className="crumb" onClick={() => goTo({ at: "registry" })}>
        <span className="t2">Registry</span>
      </button>
      <Glyph name="right" size={12} className="t3" />
      <button type="button" className="crumb" onClick={() => goTo({ at: "registry", group: model.group })}>
        <span className="t2 cut">{model.group}</span>
      </button>
      <Glyph name="right" size={12} className="t3" />
      <span className="semi">Version {model.version}</span>
      <ApprovalBadge status={model.status} />
      <span className="grow" />
      {previous !== null &&
        previous.execution !== model.execution &&
        previous.number !== null &&
        model.number !== null && (
          <button
            type="button"
            className="btn ghost"
            onClick={() =>
              goTo({
                at: "comparison",
                executions: [previous.execution, model.execution],
                base: previous.execution,
              })
            }
            data-testid="compare-previous"
          >
            <Glyph name="split" size={14} />
            Compare with v {previous.version}
          </button>
        )}
      <button
        type="button"
        className="btn ghost"
        disabled={model.files[0]?.kept !== true}
        title={model.files[0]?.kept === true ? undefined : "The archive is not kept any more."}
        onClick={() => void download(model)}
        data-testid="download"
      >
        <Glyph name="save" size={14} />
        Download model
      </button>
      <span className="sep" />
      <DropdownMenu.Root>
        <DropdownMenu.Trigger className="btn" data-testid="export-passport">
          <Glyph name="file" size={14} />
          Export passport
          <Glyph name="down" size={12} />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className="pop menu" align="end" sideOffset={4}>
            {item("print", "Print or save as PDF…", () => setTimeout(printPassport, 0))}
            <DropdownMenu.Separator className="menu-line" />
            {item("markdown", "Markdown…", () => void exportPassport(passport, "markdown"))}
            {item("json", "JSON…", () => void exportPassport(passport, "json"))}
            {item("openlineage", "OpenLineage events…", () => void exportPassport(passport, "openlineage"))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </PageBar>
  );
}
