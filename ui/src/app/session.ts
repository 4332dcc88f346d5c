import { create } from "zustand";
import { backend } from "../backend/backend";
import type { Session } from "../backend/bindings/Session";
import { failureOf, type Failure } from "../backend/failure";
import { openDocument } from "../document/document";
import { restoreFiles } from "../files/restore";

interface SessionState {
  session: Session | null;
  failure: Failure | null;
  /** Whether everything that was open is open again. */
  begun: boolean;
}

/** What the program is and was started with. */
export const useSession = create<SessionState>(() => ({ session: null, failure: null, begun: false }));

/** Reads the session and opens the project it names. */
export async function begin(): Promise<void> {
  try {
    const session = await backend().call("read_session", {});
    useSession.setState({ session, failure: null });
    await restoreFiles();
    if (session.open !== null) await openDocument(session.open);
  } catch (reason) {
    useSession.setState({ failure: failureOf(reason) });
  } finally {
    useSession.setState({ begun: true });
  }
}

/** Reads the recent projects again, after one was opened. */
export async function refreshSession(): Promise<void> {
  try {
    useSession.setState({ session: await backend().call("read_session", {}) });
  } catch (reason) {
    useSession.setState({ failure: failureOf(reason) });
  }
}
