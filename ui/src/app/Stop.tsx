import type { ReactNode } from "react";

interface StopProps {
  title: string;
  message: string;
  hint: string | null;
  /** A way on, where there is one. */
  children?: ReactNode;
}

/** Instead of the window, when it cannot work at all. */
export function Stop({ title, message, hint, children }: StopProps) {
  return (
    <main className="canvas welcome full" role="alert">
      <div className="empty">
        <h1 className="page-title">{title}</h1>
        <p className="pick">{message}</p>
        {hint !== null && <p className="pick">{hint}</p>}
        {children}
      </div>
    </main>
  );
}
