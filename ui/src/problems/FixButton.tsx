import type { Fix } from "../backend/bindings/Fix";
import { applyEdit } from "../document/edit";
import { Prose } from "../widgets/Prose";

interface FixButtonProps {
  fix: Fix;
}

/** A mistake's remedy; it is an edit like any other, and can be undone. */
export function FixButton({ fix }: FixButtonProps) {
  return (
    <button
      type="button"
      className="btn small"
      title={`${fix.title.replaceAll("`", "")}: can be undone`}
      onClick={() => void applyEdit(fix.edit, fix.title)}
      data-testid="fix"
    >
      <Prose text={fix.title} />
    </button>
  );
}
