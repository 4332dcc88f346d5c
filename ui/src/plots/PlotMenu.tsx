import { DropdownMenu } from "radix-ui";
import { Glyph } from "../widgets/Glyph";
import { tableCsv } from "./csv";
import type { PlotTable } from "./plot";
import { saveContent } from "./saveContent";
import { svgText, toPng } from "./picture";

interface PlotMenuProps {
  file: string;
  table: PlotTable;
  /** The drawing; none while the table is shown. */
  drawing: () => SVGSVGElement | null;
}

/** Looks for the drawing when the menu opens, as they are only there while it is open. */
function PlotItems({ file, table, drawing }: PlotMenuProps) {
  const svg = drawing();
  return (
    <>
      <DropdownMenu.Item
        className="menu-item"
        disabled={svg === null}
        onSelect={() => {
          const now = drawing();
          if (now !== null) void saveContent(`${file}.svg`, svgText(now));
        }}
      >
        SVG…
      </DropdownMenu.Item>
      <DropdownMenu.Item
        className="menu-item"
        disabled={svg === null}
        onSelect={() => {
          const now = drawing();
          if (now !== null) void toPng(now).then((png) => saveContent(`${file}.png`, png, true));
        }}
      >
        PNG…
      </DropdownMenu.Item>
      <DropdownMenu.Item
        className="menu-item"
        onSelect={() => void saveContent(`${file}.csv`, tableCsv(table))}
        data-testid="plot-csv"
      >
        Data as CSV…
      </DropdownMenu.Item>
    </>
  );
}

/** Takes a plot out of the window. */
export function PlotMenu(props: PlotMenuProps) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger
        className="icon small"
        aria-label="Save the plot"
        title="Save the plot"
        data-testid="plot-save"
      >
        <Glyph name="external" size={14} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="pop menu" align="end" sideOffset={4}>
          <PlotItems {...props} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
