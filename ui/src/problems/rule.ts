import { create } from "zustand";
import { backend } from "../backend/backend";
import type { RulePage } from "../backend/bindings/RulePage";
import { alertFailure } from "../widgets/alertList";

/** The rule whose page is open. */
export const useRule = create<{ page: RulePage | null }>(() => ({ page: null }));

/** Opens a rule's page. */
export async function explain(code: string): Promise<void> {
  try {
    useRule.setState({ page: await backend().call("read_rule", { code }) });
  } catch (reason) {
    alertFailure(`Reading about ${code}`, reason);
  }
}

export function closeRule(): void {
  useRule.setState({ page: null });
}
