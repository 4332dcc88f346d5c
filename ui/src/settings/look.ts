import { backend } from "../backend/backend";
import type { Settings } from "../backend/bindings/Settings";

let zoom = 100;

/** Applies density and size. The size is the window's own zoom: everything grows alike, and nothing is cut. */
export function applyLook({ density, text_size }: Pick<Settings, "density" | "text_size">): void {
  document.documentElement.dataset.density = density;
  if (text_size === zoom) return;
  zoom = text_size;
  backend().setZoom(text_size / 100);
}
