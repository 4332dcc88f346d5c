import { Popover } from "radix-ui";
import { useState } from "react";
import { backend } from "../../backend/backend";
import type { RulePage } from "../../backend/bindings/RulePage";
import { alertFailure } from "../../widgets/alertList";
import { Prose } from "../../widgets/Prose";
import { rulePage } from "./rulePage";

/** The page of a rule: what it finds, why that is a mistake, how it is done instead. */
export function Why({ code }: { code: string }) {
  const [page, setPage] = useState<RulePage | null>(null);
  const read = async () => {
    try {
      setPage(await backend().call("read_rule", { code }));
    } catch (reason) {
      alertFailure(`Reading the rule ${code}`, reason);
    }
  };
  return (
    <Popover.Root onOpenChange={(open) => { if (open && page === null) void read(); }}>
      <Popover.Trigger className="why" data-testid="why">Why</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="pop about rule" side="left" align="start" sideOffset={8} collisionPadding={8}>
          <b className="semi mono">{code}</b>
          {page !== null && rulePage(page.text).map((block, index) => {
            // Blocks of a page have no identity but their place.
            if (block.kind === "heading") return <h4 key={index}>{block.text}</h4>;
            if (block.kind === "code") return <pre key={index} className="mono pick">{block.text}</pre>;
            return <p key={index} className="pick"><Prose text={block.text} /></p>;
          })}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
