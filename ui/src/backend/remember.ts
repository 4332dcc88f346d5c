import type { Backend } from "./backend";
import type { Commands } from "./bindings/Commands";
import type { DocumentView } from "./bindings/DocumentView";
import { nextTask } from "../widgets/nextTask";
import { share } from "./share";
import { whole } from "./whole";

/** From so many steps on, reading an answer takes about as long as drawing it. */
const LARGE = 2_000;

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const isView = (value: unknown): value is DocumentView =>
  isFields(value) && "stamp" in value && "canvas" in value;

/**
 * A backend that is told only what changed in a document, and answers with all of it. It says which views it has; when a part
 * comes that completes another one, as answers may overtake each other, it asks for the whole.
 */
export function remembering(inner: Backend): Backend {
  const views = new Map<string, DocumentView>();
  const underway = new Set<Promise<unknown>>();

  const allOf = async (view: DocumentView) =>
    view.part === undefined ? view : inner.call("read_document", { document: view.id }, []);

  const complete = async (view: DocumentView): Promise<DocumentView> => {
    const before = views.get(view.id);
    const after =
      before !== undefined && view.part?.since === before.stamp
        ? whole(view, before)
        : share(before, await allOf(view));
    const last = views.get(view.id);
    if (last === undefined || last.stamp < after.stamp) views.set(view.id, after);
    // The two in one task were more than a key should wait for.
    if (after.steps.length > LARGE) await nextTask();
    return after;
  };

  return {
    ...inner,
    async call<K extends keyof Commands>(
      command: K,
      args: Commands[K]["args"],
    ): Promise<Commands[K]["result"]> {
      // Beside another answer it would be told as a whole, since by then this would not have the view that was told last.
      if (command === "read_document") await Promise.allSettled(underway);
      const asked = inner.call(
        command,
        args,
        [...views.values()].map(({ stamp }) => stamp),
      );
      if ("document" in args) {
        underway.add(asked);
        const over = () => void underway.delete(asked);
        asked.then(over, over);
      }
      const answer: unknown = await asked;
      if (command === "close_document" && "document" in args && typeof args.document === "string")
        views.delete(args.document);
      if (isView(answer)) return complete(answer);
      if (isFields(answer) && isView(answer.document))
        return { ...answer, document: await complete(answer.document) } as Commands[K]["result"];
      return answer as Commands[K]["result"];
    },
  };
}
