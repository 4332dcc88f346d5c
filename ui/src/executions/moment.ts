import { useNow } from "../widgets/useNow";
import { useReplay } from "./replay";

/** The moment that the shown execution is looked at: the present, or where its replay is. Followed while `ticking`. */
export function useMoment(ticking: boolean): number {
  const at = useReplay((state) => (ticking ? state.at : null));
  const now = useNow(ticking && at === null);
  return at ?? now;
}
