import { DropdownMenu } from "radix-ui";
import type { WireEnd } from "../backend/bindings/WireEnd";
import { Glyph } from "../widgets/Glyph";
import { takeOutput, useOutputMenu } from "./byKeys";
import { CursorMenu } from "./CursorMenu";
import { useFirstItem } from "./useFirstItem";

interface OutputProps {
  from: WireEnd;
  label: string;
  detail: string;
  first: boolean;
}

function Output({ from, label, detail, first }: OutputProps) {
  const item = useFirstItem(first);
  return (
    <DropdownMenu.Item
      ref={item}
      className="menu-item"
      onSelect={() => takeOutput(from)}
      data-testid={`output-${from.port === "" ? "order" : from.port}`}
    >
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
  const branches =
    node.step_type === "Condition" ? ["True", "False"] : node.step_type === "ForEach" ? ["Body"] : [];
  const outputs = [
    ...node.outputs.map(({ id, label }) => ({ port: id, label, detail: "output" })),
    ...branches.map((port) => ({
      port,
      label: port === "Body" ? "Each item" : port,
      detail: port === "Body" ? "moves a step into the loop" : "moves a step into the branch",
    })),
    { port: "", label: "Order only", detail: "waits for this step" },
  ];
  return (
    <CursorMenu
      at={at}
      label={`Connect from ${node.step}`}
      className="outputs"
      back={node.step}
      onClose={() => useOutputMenu.setState({ open: null })}
      testId="output-menu"
    >
      <DropdownMenu.Label className="menu-label">
        <Glyph name="link" size={12} />
        Connect from {node.step}
      </DropdownMenu.Label>
      {outputs.map(({ port, label, detail }, i) => (
        <Output key={port} from={{ step: node.step, port }} label={label} detail={detail} first={i === 0} />
      ))}
    </CursorMenu>
  );
}
