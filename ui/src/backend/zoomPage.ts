/** The window's zoom where there is only a browser: the page's own. Its height is told in the page's measure. */
export function zoomPage(factor: number): void {
  document.documentElement.style.setProperty("zoom", factor === 1 ? "" : String(factor));
}
