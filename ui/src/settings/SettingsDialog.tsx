import { Dialog } from "radix-ui";
import { useSession } from "../app/session";
import type { Density } from "../backend/bindings/Density";
import type { ThemeChoice } from "../backend/bindings/ThemeChoice";
import { Glyph } from "../widgets/Glyph";
import { NumberField } from "../widgets/NumberField";
import { Segments } from "../widgets/Segments";
import { PlaceRow } from "./PlaceRow";
import { SettingRow } from "./SettingRow";
import { changeSettings, closeSettings, useSettings } from "./settings";
import "./settings.css";

const THEMES: [ThemeChoice, string][] = [
  ["system", "System"],
  ["light", "Light"],
  ["dark", "Dark"],
  ["contrast", "High contrast"],
];
const DENSITIES: [Density, string][] = [
  ["comfortable", "Comfortable"],
  ["compact", "Compact"],
];
const SIZES: [number, string][] = [
  [100, "100 %"],
  [125, "125 %"],
  [150, "150 %"],
  [175, "175 %"],
  [200, "200 %"],
];

/** What the user can choose for all pipelines; every change counts at once. */
export function SettingsDialog() {
  const { open, settings, failure } = useSettings();
  const session = useSession((state) => state.session);
  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) closeSettings();
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className="scrim" />
        <Dialog.Content className="pop dialog settings" aria-describedby={undefined} data-testid="settings">
          <header>
            <Dialog.Title className="title grow">Settings</Dialog.Title>
            <Dialog.Close className="icon small" aria-label="Close">
              <Glyph name="cross" size={14} />
            </Dialog.Close>
          </header>
          <div className="start-body">
            {failure !== null && (
              <p className="callout err pick" role="alert">
                {failure.message} {failure.hint}
              </p>
            )}
            {settings !== null && (
              <>
                <h3 className="sect">Appearance</h3>
                <SettingRow label="Theme">
                  <Segments
                    label="Theme"
                    value={settings.theme}
                    options={THEMES}
                    onChange={(theme) => void changeSettings({ theme })}
                    testId="setting-theme"
                  />
                </SettingRow>
                <SettingRow label="Density" hint="Compact shows more rows at once.">
                  <Segments
                    label="Density"
                    value={settings.density}
                    options={DENSITIES}
                    onChange={(density) => void changeSettings({ density })}
                    testId="setting-density"
                  />
                </SettingRow>
                <SettingRow
                  label="Size"
                  hint="Of text and of everything else. The canvas has its own zoom besides."
                >
                  <Segments
                    label="Size"
                    value={settings.text_size}
                    options={SIZES}
                    onChange={(text_size) => void changeSettings({ text_size })}
                    testId="setting-size"
                  />
                </SettingRow>
                <p className="hint motion">
                  Motion follows the system: what asks for less of it gets none here.
                </p>
                <h3 className="sect gap">Running on this machine</h3>
                <SettingRow
                  label="Steps at once"
                  hint="For executions that do not say it themselves."
                  htmlFor="parallel-steps"
                >
                  <NumberField
                    id="parallel-steps"
                    value={settings.parallel_steps}
                    min={1}
                    max={64}
                    empty={`${session?.cores ?? 2}, a core each`}
                    onChange={(parallel_steps) => void changeSettings({ parallel_steps })}
                    testId="setting-parallel"
                  />
                </SettingRow>
                <SettingRow
                  label="Time to stop"
                  hint="From SIGTERM to SIGKILL for a step that is stopped; SageMaker gives 120 s. Counts for executions started from now on."
                  htmlFor="stop-grace"
                >
                  <NumberField
                    id="stop-grace"
                    value={settings.stop_grace_seconds}
                    min={0}
                    max={3600}
                    unit="s"
                    onChange={(seconds) => {
                      if (seconds !== null) void changeSettings({ stop_grace_seconds: seconds });
                    }}
                    testId="setting-grace"
                  />
                </SettingRow>
                <SettingRow
                  label="Notify after"
                  hint="When an execution that took at least so long ends while you look elsewhere. Empty: never."
                  htmlFor="notify-after"
                >
                  <NumberField
                    id="notify-after"
                    value={settings.notify_after_seconds}
                    min={0}
                    max={86400}
                    empty="never"
                    unit="s"
                    onChange={(notify_after_seconds) => void changeSettings({ notify_after_seconds })}
                    testId="setting-notify"
                  />
                </SettingRow>
              </>
            )}
            {session !== null && (
              <>
                <h3 className="sect gap">Places</h3>
                <PlaceRow label="State" path={session.home} hint="PIPEWRIGHT_HOME" />
                <PlaceRow label="Environments" path={session.environments} hint="PIPEWRIGHT_ENVIRONMENTS" />
              </>
            )}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
