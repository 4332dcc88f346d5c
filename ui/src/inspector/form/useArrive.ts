import { useEffect, type RefObject } from "react";
import { arrived, useIsOnTheWay } from "./fieldFocus";

/** What is written or pressed in a field, before the buttons around it. */
const VALUE = "textarea, input:not(.key), .switch, .choice-value, .chip, .joined-text, .item-toggle";

/** Brings a field into view and puts the focus into it when somebody asked for its value. */
export function useArrive(pointer: string, row: RefObject<HTMLElement | null>): void {
  const wanted = useIsOnTheWay(pointer);
  useEffect(() => {
    if (!wanted || row.current === null) return;
    row.current.scrollIntoView({ block: "nearest" });
    (
      row.current.querySelector<HTMLElement>(VALUE) ?? row.current.querySelector<HTMLElement>("button")
    )?.focus();
    arrived();
  }, [wanted, row]);
}
