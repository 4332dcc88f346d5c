import { useEffect, useState } from "react";
import { backend } from "../backend/backend";
import { openDocument } from "../document/document";
import { Glyph } from "../widgets/Glyph";

/** Opens definition files and project folders that are dropped onto the window. */
export function DropZone() {
  const [over, setOver] = useState(false);
  useEffect(
    () =>
      backend().onDrop((drop) => {
        setOver(drop.kind === "over");
        if (drop.kind !== "dropped") return;
        void (async () => {
          for (const path of drop.paths) await openDocument(path);
        })();
      }),
    [],
  );
  if (!over) return null;
  return (
    <div className="drop-zone" role="status">
      <p className="pop">
        <Glyph name="folder" />
        Drop a definition or a project folder to open it
      </p>
    </div>
  );
}
