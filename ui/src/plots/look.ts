import { useEffect, useState } from "react";
import type { PlotLook } from "./plot";

const FAMILIES = {
  data: "--f-data",
  train: "--f-train",
  evaluate: "--f-eval",
  decide: "--f-decide",
  deploy: "--f-deploy",
  integrate: "--f-integrate",
} as const;
const HUES = ["a", "b", "c", "d", "e", "f", "g", "h"];

/** The tokens as they are now. */
export function readLook(): PlotLook {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    text: token("--text"),
    faint: token("--text-3"),
    line: token("--control-line"),
    grid: token("--line"),
    panel: token("--panel"),
    raised: token("--raised"),
    accent: token("--accent-text"),
    hues: HUES.map((hue) => token(`--run-${hue}`)),
    families: {
      data: token(FAMILIES.data),
      train: token(FAMILIES.train),
      evaluate: token(FAMILIES.evaluate),
      decide: token(FAMILIES.decide),
      deploy: token(FAMILIES.deploy),
      integrate: token(FAMILIES.integrate),
    },
    font: token("--font-ui"),
    width: 0,
    height: 0,
  };
}

/** The look of plots, anew when the theme changes. */
export function useLook(): PlotLook {
  const [look, setLook] = useState(readLook);
  useEffect(() => {
    const observer = new MutationObserver(() => setLook(readLook()));
    observer.observe(document.documentElement, {
      attributes: true,
      attributeFilter: ["data-theme", "data-density"],
    });
    return () => observer.disconnect();
  }, []);
  return look;
}
