import { Tooltip } from "radix-ui";
import type { ReactElement } from "react";

interface TipProps {
  text: string;
  /** One button; the text names it for screen readers too. */
  children: ReactElement<{ "aria-label"?: string }>;
}

/** Names an icon button on hover and focus. */
export function Tip({ text, children }: TipProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild aria-label={text}>
        {children}
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className="tip" sideOffset={6} collisionPadding={8}>
          {text}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
