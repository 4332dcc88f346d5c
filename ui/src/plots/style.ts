import type { PlotLook } from "./plot";

/** What all plots share. */
export function base({ text, font, raised, line }: PlotLook) {
  return {
    animation: false,
    aria: { enabled: false },
    textStyle: { fontFamily: font, fontSize: 11, color: text },
    tooltip: {
      backgroundColor: raised,
      borderColor: line,
      borderWidth: 1,
      padding: [6, 10],
      textStyle: { color: text, fontSize: 11, fontFamily: font },
      confine: true,
      transitionDuration: 0,
      extraCssText: "box-shadow: var(--shadow-2); border-radius: 6px;",
    },
  };
}

/** An axis in the look's lines. */
export function axisStyle({ faint, line, grid }: PlotLook) {
  return {
    axisLine: { show: true, lineStyle: { color: line } },
    axisTick: { show: false },
    axisLabel: { color: faint, fontSize: 11, hideOverlap: true },
    splitLine: { lineStyle: { color: grid } },
    nameTextStyle: { color: faint, fontSize: 11 },
    nameGap: 28,
  };
}

/** Text that goes into a tooltip's HTML. */
export function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
