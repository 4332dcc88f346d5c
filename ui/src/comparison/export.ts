import { backend } from "../backend/backend";
import type { ComparisonFormat } from "../backend/bindings/ComparisonFormat";
import type { ExecutionComparison } from "../backend/bindings/ExecutionComparison";
import { saveContent } from "../plots/saveContent";
import { alertFailure } from "../widgets/alertList";
import { copyText } from "../widgets/copyText";
import { say } from "../widgets/said";
import type { ComparisonPlace } from "./comparison";
import { graphPicture } from "./graph/picture";

const read = ({ executions, base, all }: ComparisonPlace, format: ComparisonFormat) =>
  backend().call("export_comparison", {
    executions: [...executions],
    base: base ?? null,
    all: all === true,
    format,
  });

/** Writes the comparison to a file that the user chooses. */
export async function saveComparison(
  place: ComparisonPlace,
  format: ComparisonFormat,
  ending: string,
): Promise<void> {
  try {
    const { text } = await read(place, format);
    await saveContent(`comparison.${ending}`, text);
  } catch (reason) {
    alertFailure("Exporting the comparison", reason);
  }
}

/** Puts the comparison on the clipboard, for a pull request. */
export async function copyMarkdown(place: ComparisonPlace): Promise<void> {
  try {
    await copyText((await read(place, "markdown")).text);
    say("Copied as Markdown");
  } catch (reason) {
    alertFailure("Copying the comparison", reason);
  }
}

/** Writes the merged graph as a picture. */
export async function saveGraph(comparison: ExecutionComparison): Promise<void> {
  await saveContent("comparison.svg", graphPicture(comparison));
}
