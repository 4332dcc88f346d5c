import { create } from "zustand";
import { backend } from "../backend/backend";
import type { Passport } from "../backend/bindings/Passport";
import type { PassportFormat } from "../backend/bindings/PassportFormat";
import { failureOf, type Failure } from "../backend/failure";
import { alertFailure } from "../widgets/alertList";
import { say } from "../widgets/said";

interface PassportState {
  /** The version that is asked about. */
  name: string | null;
  /** `null` before the answer. */
  passport: Passport | null;
  failure: Failure | null;
}

/** The passport that is shown. */
export const usePassport = create<PassportState>(() => ({ name: null, passport: null, failure: null }));

/** Reads a passport; the one that is shown stays while the same is read again. */
export async function readPassport(name: string): Promise<void> {
  usePassport.setState(({ name: before, passport }) => ({
    name,
    passport: before === name ? passport : null,
    failure: null,
  }));
  try {
    const passport = await backend().call("read_passport", { package: name });
    if (usePassport.getState().name === name) usePassport.setState({ passport });
  } catch (reason) {
    if (usePassport.getState().name === name) usePassport.setState({ failure: failureOf(reason) });
  }
}

const ENDINGS: Record<PassportFormat, string> = {
  markdown: "md",
  json: "json",
  openlineage: "openlineage.jsonl",
};

/** Writes a passport to a file that the user chooses. */
export async function exportPassport({ model }: Passport, format: PassportFormat): Promise<void> {
  try {
    const path = await backend().pickSave(`${model.group}-v${model.version}-passport.${ENDINGS[format]}`);
    if (path === null) return;
    // The dialog asked whether to write over a file that is there.
    const saved = await backend().call("export_passport", { package: model.arn, format, path, over: true });
    say(`Saved as ${saved.path}.`);
  } catch (reason) {
    alertFailure(`Exporting the passport of ${model.group} v ${model.version}`, reason);
  }
}

/** Prints the page, or saves it as PDF, through the system's print dialogue. */
export function printPassport(): void {
  window.print();
}
