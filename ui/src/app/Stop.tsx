interface StopProps {
  title: string;
  message: string;
  hint: string | null;
}

/** Instead of the window, when it cannot work at all. */
export function Stop({ title, message, hint }: StopProps) {
  return (
    <main className="canvas welcome full" role="alert">
      <div className="empty">
        <h1 className="page-title">{title}</h1>
        <p className="pick">{message}</p>
        {hint !== null && <p className="pick">{hint}</p>}
      </div>
    </main>
  );
}
