import { create } from "zustand";

export type Theme = "light" | "dark" | "contrast";
export type ThemeChoice = "system" | Theme;

const KEY = "pipewright.theme";
const CHOICES: readonly ThemeChoice[] = ["system", "light", "dark", "contrast"];

/** The theme that a choice means under what the system asks for. */
export function resolveTheme(choice: ThemeChoice, system: { dark: boolean; contrast: boolean }): Theme {
  if (choice !== "system") return choice;
  if (system.contrast) return "contrast";
  return system.dark ? "dark" : "light";
}

function remembered(): ThemeChoice {
  const value = localStorage.getItem(KEY);
  return CHOICES.find((choice) => choice === value) ?? "system";
}

interface ThemeState {
  choice: ThemeChoice;
  choose: (choice: ThemeChoice) => void;
}

/** What the user chose; remembered between starts. */
export const useTheme = create<ThemeState>((set) => ({
  choice: "system",
  choose: (choice) => {
    localStorage.setItem(KEY, choice);
    set({ choice });
  },
}));

/** Applies the remembered choice, and follows it and the system from then on. */
export function followTheme(): void {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const contrast = window.matchMedia("(prefers-contrast: more)");
  const apply = () => {
    const { choice } = useTheme.getState();
    document.documentElement.dataset.theme = resolveTheme(choice, {
      dark: dark.matches,
      contrast: contrast.matches,
    });
  };
  useTheme.setState({ choice: remembered() });
  useTheme.subscribe(apply);
  dark.addEventListener("change", apply);
  contrast.addEventListener("change", apply);
  apply();
}
