import { DropdownMenu } from "radix-ui";
import { useRef, type KeyboardEvent } from "react";
import { useDocument } from "../document/document";
import { tabLabel, type OpenFile } from "../document/openFiles";
import { Glyph } from "../widgets/Glyph";
import { useSize } from "../widgets/useSize";
import "./files.css";
import { askToClose, stepTo, switchTo } from "./files";

/** About as wide as a tab gets. */
const TAB = 150;

interface TabProps {
  file: OpenFile;
  files: readonly OpenFile[];
  shown: boolean;
}

function Tab({ file, files, shown }: TabProps) {
  const { name, folder } = tabLabel(files, file);
  const keys = (event: KeyboardEvent) => {
    if (event.key === "ArrowRight" || event.key === "ArrowLeft") stepTo(event.key === "ArrowRight" ? 1 : -1);
    else if (event.key === "Delete") void askToClose(file.id);
    else return;
    event.preventDefault();
  };
  return (
    <div
      className="file-tab tab"
      role="presentation"
      data-state={shown ? "active" : "inactive"}
      title={file.file}
      onAuxClick={(event) => {
        if (event.button === 1) void askToClose(file.id);
      }}
    >
      {/* A list of tabs holds nothing but tabs for a screen reader, which has Delete for closing one. */}
      <button
        type="button"
        role="tab"
        aria-keyshortcuts="Delete"
        aria-selected={shown}
        tabIndex={shown ? 0 : -1}
        className="file-name"
        onClick={() => void switchTo(file.id)}
        onKeyDown={keys}
        data-testid={`file-tab-${name}`}
      >
        <Glyph name="canvas" size={14} />
        {folder !== null && <span className="t3">{folder}</span>}
        <span>{name}</span>
        {file.unsaved && <span className="sr">not saved</span>}
      </button>
      <button
        type="button"
        className={`file-close${file.unsaved ? " unsaved" : ""}`}
        tabIndex={-1}
        aria-hidden
        title="Close (Ctrl+W)"
        onClick={() => void askToClose(file.id)}
        data-testid="file-close"
      >
        <Glyph name="cross" size={12} />
      </button>
    </div>
  );
}

/** The open files over the centre. */
export function FileTabs() {
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const files = useDocument((state) => state.files);
  const shown = useDocument(({ document }) => document?.id);
  const crowded = width > 0 && files.length * TAB > width;
  return (
    <div ref={box} className="file-tabs">
      <div className="file-tabs-row" role="tablist" aria-label="Open files">
        {files.map((file) => (
          <Tab key={file.id} file={file} files={files} shown={file.id === shown} />
        ))}
      </div>
      {crowded && (
        <DropdownMenu.Root>
          <DropdownMenu.Trigger
            className="icon small"
            aria-label="All open files"
            data-testid="file-overflow"
          >
            <Glyph name="down" size={14} />
          </DropdownMenu.Trigger>
          <DropdownMenu.Portal>
            <DropdownMenu.Content className="pop menu" align="end" sideOffset={4}>
              {files.map((file) => {
                const { name, folder } = tabLabel(files, file);
                return (
                  <DropdownMenu.Item
                    key={file.id}
                    className="menu-item"
                    onSelect={() => void switchTo(file.id)}
                  >
                    <span className="mark-slot">{file.id === shown && <Glyph name="check" size={14} />}</span>
                    {folder !== null && <span className="t3">{folder}</span>}
                    <span className="grow">{name}</span>
                    {file.unsaved && <span className="cap">not saved</span>}
                  </DropdownMenu.Item>
                );
              })}
            </DropdownMenu.Content>
          </DropdownMenu.Portal>
        </DropdownMenu.Root>
      )}
    </div>
  );
}
