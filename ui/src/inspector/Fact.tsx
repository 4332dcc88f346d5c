import type { ReactNode } from "react";
import { CopyButton } from "../widgets/CopyButton";

interface FactProps {
  name: string;
  /** Copied whole when given, however the value is shown. */
  copy?: string;
  children: ReactNode;
}

/** A named fact in a row. */
export function Fact({ name, copy, children }: FactProps) {
  return (
    <div className="fact">
      <span className="t2">{name}</span>
      <span className="fact-value pick">{children}</span>
      {copy !== undefined && <CopyButton text={copy} label={`Copy ${name.toLowerCase()}`} />}
    </div>
  );
}
