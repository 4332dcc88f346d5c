import { useEffect, useRef, useState } from "react";
import { backend } from "../backend/backend";
import type { FilterFault } from "../backend/bindings/FilterFault";
import type { FilterOffer } from "../backend/bindings/FilterOffer";
import { show, useHistory } from "./history";

/** Between the last key and the table's change. */
const PAUSE = 220;

interface Typed {
  text: string;
  /** Where the cursor was put by something else than typing. */
  cursor: number | null;
}

/** A filter while it is written: what could follow, what is wrong, and the table after a pause. */
export function useFilter() {
  const shown = useHistory((state) => state.filter);
  const [typed, setTyped] = useState<Typed>({ text: shown, cursor: null });
  const [offers, setOffers] = useState<FilterOffer[]>([]);
  const [fault, setFault] = useState<FilterFault | null>(null);
  const asked = useRef(0);
  const written = useRef(shown);
  // Another filter was chosen elsewhere.
  useEffect(() => {
    if (shown === written.current) return;
    written.current = shown;
    setTyped({ text: shown, cursor: null });
    setFault(null);
  }, [shown]);
  const apply = (text: string) => {
    written.current = text.trim();
    show({ filter: text.trim() });
  };
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const look = async (text: string, cursor: number, change: boolean) => {
    const turn = ++asked.current;
    clearTimeout(timer.current);
    try {
      const help = await backend().call("complete_filter", { text, cursor });
      if (turn !== asked.current) return;
      setOffers(help.offers);
      setFault(help.fault);
      if (change && help.fault === null) timer.current = setTimeout(() => apply(text), PAUSE);
    } catch {
      setOffers([]);
    }
  };
  const write = (text: string, cursor: number, put = false) => {
    setTyped({ text, cursor: put ? cursor : null });
    void look(text, cursor, true);
  };
  const now = () => {
    clearTimeout(timer.current);
    if (fault === null) apply(typed.text);
  };
  return { typed, offers, fault, write, look: (cursor: number) => void look(typed.text, cursor, false), now };
}
