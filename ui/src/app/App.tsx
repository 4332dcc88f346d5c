import { Tooltip } from "radix-ui";
import { useDeferredValue, useEffect } from "react";
import { RemoveScrollBar } from "react-remove-scroll-bar";
import { useDocument } from "../document/document";
import { sayChanges } from "../document/sayChanges";
import { Announcer } from "../executions/Announcer";
import { ClosingDialog } from "../files/ClosingDialog";
import { DropZone } from "../files/DropZone";
import { NewProjectDialog } from "../files/NewProjectDialog";
import { CarriedStep } from "../palette/CarriedStep";
import { Palette } from "../palette/Palette";
import { SettingsDialog } from "../settings/SettingsDialog";
import { PreviewSheet } from "../preview/PreviewSheet";
import { RuleSheet } from "../problems/RuleSheet";
import { readSettings } from "../settings/settings";
import { StartDialog } from "../start/StartDialog";
import { Alerts } from "../widgets/Alerts";
import { AboutDialog } from "./AboutDialog";
import { Said } from "../widgets/Said";
import { useCatchUp } from "../widgets/useAfterFrame";
import { ConflictBar } from "./ConflictBar";
import { Everything } from "./search/Everything";
import { follow } from "./follow";
import { Page } from "./pages";
import { usePlace } from "./place";
import { begin, useSession } from "./session";
import { useShortcuts } from "./shortcuts";
import { ShortcutsDialog } from "./ShortcutsDialog";
import { StatusBar } from "./StatusBar";
import { Stop } from "./Stop";
import { TopBar } from "./TopBar";
import { Welcome } from "./Welcome";
import "./window.css";
import { Workbench } from "./Workbench";

/** The whole window. */
export function App() {
  // What it opens is the largest part of the window: React draws it in slices, between which keys are heard.
  const open = useDeferredValue(useDocument((state) => state.document !== null));
  // Only whether: what is typed into a filter is part of a place, too.
  const away = usePlace((state) => state.place.at !== "design");
  const failure = useSession((state) => state.failure);
  useCatchUp();
  useShortcuts();
  useEffect(() => {
    const stops = [follow(), sayChanges()];
    void readSettings();
    void begin();
    return () => stops.forEach((stop) => stop());
  }, []);
  if (failure !== null)
    return <Stop title="The program does not answer" message={failure.message} hint={failure.hint} />;
  return (
    <Tooltip.Provider delayDuration={400}>
      {/* The page itself never scrolls. Each dialog and menu would say so, and taking back what it said styles everything anew. */}
      <RemoveScrollBar noRelative />
      <div className="window">
        <TopBar />
        <ConflictBar />
        {open && <Workbench away={away} />}
        {!open && !away && <Welcome />}
        <Page />
        <StatusBar />
      </div>
      <div className="pane-over-page" />
      <StartDialog />
      <SettingsDialog />
      <AboutDialog />
      <RuleSheet />
      <PreviewSheet />
      <NewProjectDialog />
      <ClosingDialog />
      <DropZone />
      <Palette />
      <Everything />
      <ShortcutsDialog />
      <CarriedStep />
      <Alerts />
      <Announcer />
      <Said />
    </Tooltip.Provider>
  );
}
