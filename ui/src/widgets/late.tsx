import { useEffect, useState, type ComponentType, type ReactNode } from "react";

/**
 * A component whose script comes when it is first drawn; until then `meanwhile` stands there. React's own `lazy` is not
 * used: what comes after a fallback waits until that has stood for 300 ms, and a script that did not come is never asked
 * for again.
 */
export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode = <div aria-busy="true" />,
): ComponentType<Props> {
  const script: { component: ComponentType<Props> | null } = { component: null };
  return function Late(props: Props) {
    const [Component, setComponent] = useState(() => script.component);
    const [failure, setFailure] = useState<{ reason: unknown } | null>(null);
    useEffect(() => {
      if (Component !== null) return undefined;
      let gone = false;
      load().then(
        (component) => {
          script.component = component;
          if (!gone) setComponent(() => component);
        },
        (reason: unknown) => {
          if (!gone) setFailure({ reason });
        },
      );
      return () => {
        gone = true;
      };
    }, [Component]);
    if (failure !== null) throw failure.reason;
    return Component === null ? meanwhile : <Component {...props} />;
  };
}
