import type { ReactNode } from "react";

interface SettingRowProps {
  label: string;
  hint?: string;
  /** The control that the label names, when it is one control. */
  htmlFor?: string;
  children: ReactNode;
}

/** A setting: what it is at the left, its control at the right. */
export function SettingRow({ label, hint, htmlFor, children }: SettingRowProps) {
  return (
    <div className="setting">
      <div>
        {htmlFor === undefined ? (
          <span className="med">{label}</span>
        ) : (
          <label className="med" htmlFor={htmlFor}>
            {label}
          </label>
        )}
        {hint !== undefined && <p className="hint">{hint}</p>}
      </div>
      {children}
    </div>
  );
}
