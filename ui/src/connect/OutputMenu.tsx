import { DropdownMenu } from "radix-ui";
import { useEffect, useRef } from "react";
import type { WireEnd } from "../backend/bindings/WireEnd";
import { Glyph } from "../widgets/Glyph";
import { takeOutput, useOutputMenu } from "./byKeys";

interface OutputProps {
  from: WireEnd;
  label: string;
  detail: string;
  first: boolean;
}

function Output({ from, label, detail, first }: OutputProps) {
  const item = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (first) requestAnimationFrame(() => item.current?.focus());
  }, [first]);
  return (
    <DropdownMenu.Item ref={item} className="menu-item" onSelect={() => takeOutput(from)} data-testid={`output-${from.port === "" ? "order" : from.port}`}>
      <span className="grow cut">{label}</span>
      <span className="cap">{detail}</span>
    </DropdownMenu.Item>
  );
}

/** The outputs of a step, to take one in hand. */
export function OutputMenu() {
  const open = useOutputMenu((state) => state.open);
  if (open === null) return null;
  const { node, at } = open;
  const branches = node.step_type === "Condition" ? ["True", "False"] : node.step_type === "ForEach" ? ["Body"] : [];
  const outputs = [
    ...node.outputs.map(({ id, label }) => ({ port: id, label, detail: "output" })),
    ...branches.map((port) => ({ port, label: port === "Body" ? "Each item" : port, detail: port === "Body" ? "moves a step into the loop" : "moves a step into the branch" })),
    { port: "", label: "Order only", detail: "waits for this step" },
  ];
  return (
    <DropdownMenu.Root open onOpenChange={(next) => { if (!next) useOutputMenu.setState({ open: null }); }}>
      <DropdownMenu.Trigger asChild>
        <span className="at-cursor" style={{ left: at.x, top: at.y }} aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="pop menu outputs"
          side="bottom"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={`Connect from ${node.step}`}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            document.querySelector<HTMLElement>(`[data-step="${CSS.escape(node.step)}"]`)?.focus({ preventScroll: true });
          }}
          data-testid="output-menu"
        >
          <DropdownMenu.Label className="menu-label"><Glyph name="link" size={12} />Connect from {node.step}</DropdownMenu.Label>
          {outputs.map(({ port, label, detail }, i) => (
            <Output key={port} from={{ step: node.step, port }} label={label} detail={detail} first={i === 0} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
