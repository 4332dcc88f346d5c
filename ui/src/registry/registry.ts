import { create } from "zustand";
import { backend } from "../backend/backend";
import type { ModelApproval } from "../backend/bindings/ModelApproval";
import type { ModelGroup } from "../backend/bindings/ModelGroup";
import type { ModelVersion } from "../backend/bindings/ModelVersion";
import { failureOf, type Failure } from "../backend/failure";
import { alertFailure } from "../widgets/alertList";
import { say } from "../widgets/said";

interface RegistryState {
  /** `null` before the first answer. */
  groups: ModelGroup[] | null;
  /** The group whose versions are shown. */
  group: string | null;
  /** Newest first. */
  versions: ModelVersion[] | null;
  failure: Failure | null;
}

/** The model registry as it is shown. */
export const useRegistry = create<RegistryState>(() => ({
  groups: null,
  group: null,
  versions: null,
  failure: null,
}));

/** Reads the groups, and the versions of one: the one that is asked for, or the newest. */
export async function readRegistry(wanted: string | null): Promise<void> {
  try {
    const groups = await backend().call("read_model_groups", {});
    const group = wanted ?? groups[0]?.name ?? null;
    const versions = group === null ? [] : await backend().call("read_model_versions", { group });
    useRegistry.setState({ groups, group, versions, failure: null });
  } catch (reason) {
    useRegistry.setState({ failure: failureOf(reason), group: wanted, versions: null });
  }
}

interface Deciding {
  /** The version that is decided about. */
  model: ModelVersion | null;
  status: ModelApproval;
  busy: boolean;
  failure: Failure | null;
}

const NOTHING: Deciding = { model: null, status: "Approved", busy: false, failure: null };

/** The decision that is being made. */
export const useDeciding = create<Deciding>(() => NOTHING);

/** Asks for the reason of a decision. */
export function askToDecide(model: ModelVersion, status: ModelApproval): void {
  useDeciding.setState({ ...NOTHING, model, status });
}

export function leaveDeciding(): void {
  useDeciding.setState(NOTHING);
}

/** What is told of a version that was decided about: pages read it again. */
export const useDecided = create<{ model: ModelVersion | null }>(() => ({ model: null }));

/** Carries the decision out. */
export async function decide(comment: string): Promise<void> {
  const { model, status } = useDeciding.getState();
  if (model === null) return;
  useDeciding.setState({ busy: true, failure: null });
  try {
    const decided = await backend().call("decide_model", {
      package: model.arn,
      status,
      comment: comment.trim() === "" ? null : comment,
    });
    useDeciding.setState(NOTHING);
    useRegistry.setState(({ versions }) => ({
      versions: versions?.map((one) => (one.arn === decided.arn ? decided : one)) ?? null,
    }));
    useDecided.setState({ model: decided });
    say(`${decided.group} version ${decided.version} is ${APPROVAL_LOOKS[decided.status].word}.`);
  } catch (reason) {
    useDeciding.setState({ busy: false, failure: failureOf(reason) });
  }
}

/** Copies the archive of a version to a file that the user chooses. */
export async function download(model: ModelVersion): Promise<void> {
  const [file] = model.files;
  if (file === undefined) return;
  try {
    const path = await backend().pickSave(`${model.group}-v${model.version}-${file.name}`);
    if (path === null) return;
    // The dialog asked whether to write over a file that is there.
    const saved = await backend().call("download_model", { package: model.arn, path, over: true });
    say(`Saved as ${saved.path}.`);
  } catch (reason) {
    alertFailure(`Downloading ${model.group} v ${model.version}`, reason);
  }
}

export const APPROVAL_LOOKS = {
  Approved: { word: "Approved", glyph: "succeeded", tone: "ok" },
  Rejected: { word: "Rejected", glyph: "failed", tone: "err" },
  PendingManualApproval: { word: "Pending approval", glyph: "clock", tone: "warn" },
} as const;
