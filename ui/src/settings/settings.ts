import { create } from "zustand";
import { backend } from "../backend/backend";
import type { Settings } from "../backend/bindings/Settings";
import { failureOf, type Failure } from "../backend/failure";
import { useTheme } from "../theme/theme";
import { alertFailure } from "../widgets/alertList";
import { applyLook } from "./look";

interface SettingsState {
  open: boolean;
  /** As the program keeps them; `null` before the first answer. */
  settings: Settings | null;
  /** Why the last change was refused. */
  failure: Failure | null;
}

/** What the user has chosen. */
export const useSettings = create<SettingsState>(() => ({ open: false, settings: null, failure: null }));

function take(settings: Settings): void {
  useSettings.setState({ settings, failure: null });
  useTheme.getState().choose(settings.theme);
  applyLook(settings);
}

/** Reads the settings and applies those that show. */
export async function readSettings(): Promise<void> {
  try {
    take(await backend().call("read_settings", {}));
  } catch (reason) {
    alertFailure("Reading the settings", reason);
  }
}

/** Changes some settings at once; a refusal takes them back and says why. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  const before = useSettings.getState().settings;
  if (before === null) return;
  const next = { ...before, ...change };
  take(next);
  try {
    // What was chosen while the answer was under way stays.
    const kept = await backend().call("write_settings", { settings: next });
    if (useSettings.getState().settings === next) useSettings.setState({ settings: kept });
  } catch (reason) {
    take(before);
    useSettings.setState({ failure: failureOf(reason) });
  }
}

export function openSettings(): void {
  useSettings.setState({ open: true, failure: null });
  if (useSettings.getState().settings === null) void readSettings();
}

export function closeSettings(): void {
  useSettings.setState({ open: false });
}
