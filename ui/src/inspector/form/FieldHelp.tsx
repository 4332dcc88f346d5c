import { Popover } from "radix-ui";
import type { FormField } from "../../backend/bindings/FormField";
import { Glyph } from "../../widgets/Glyph";

/** What a field is for and what it takes, behind a small button. */
export function FieldHelp({ field }: { field: FormField }) {
  const { help, limits, pattern, unit, default: fallback } = field;
  if (help === null && limits === null && pattern === null) return null;
  return (
    <Popover.Root>
      <Popover.Trigger className="help" aria-label={`About ${field.label}`} title={help ?? undefined}>
        <Glyph name="info" size={12} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="pop field-about"
          side="left"
          align="start"
          sideOffset={8}
          collisionPadding={8}
        >
          <b className="semi mono">{field.name}</b>
          {help !== null && <p className="pick">{help}</p>}
          <dl>
            {limits !== null && (
              <>
                <dt>Takes</dt>
                <dd>
                  {limits}
                  {unit === null ? "" : ` ${unit}`}
                </dd>
              </>
            )}
            {fallback !== null && (
              <>
                <dt>Unset</dt>
                <dd>{fallback}</dd>
              </>
            )}
            {pattern !== null && (
              <>
                <dt>Pattern</dt>
                <dd className="mono pick">{pattern}</dd>
              </>
            )}
          </dl>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
