/** Paths of every glyph, on a 16 px grid, drawn with a 1.4 px stroke and no fill. */

/** By step type; a type without one of its own takes `Job`. */
export const STEP_GLYPHS = {
  Processing: "M2.2 3h11.6L9.6 8.2v3.9l-3.2 1.6V8.2z",
  Training: "M2.5 2.5v11h11M5 4.2c.8 4.6 3 6.6 8 6.9",
  Tuning: "M4 2.5v3.2M4 9v4.5M8 2.5V4M8 7.3v6.2M12 2.5v6.2M12 12v1.5M2.4 7.4a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0-3.2 0M6.4 5.6a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0-3.2 0M10.4 10.3a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0-3.2 0",
  AutoML: "M6.8 2.4L8.2 6l3.6 1.4-3.6 1.4-1.4 3.6-1.4-3.6-3.6-1.4L5.4 6zM12.4 10.4v3.6M10.6 12.2h3.6",
  Model: "M8 1.9l5.4 3v6.2L8 14.1l-5.4-3V4.9zM2.8 5L8 7.9 13.2 5M8 7.9v6",
  RegisterModel: "M2.5 2.5h5.3l5.9 5.9-5.3 5.3-5.9-5.9zM4.7 5.6a.9.9 0 1 0 1.8 0a.9.9 0 1 0-1.8 0",
  Transform: "M2.5 5h9.3M9.2 2.4L11.8 5 9.2 7.6M13.5 11H4.2M6.8 8.4L4.2 11l2.6 2.6",
  Condition: "M8 1.9L14.1 8 8 14.1 1.9 8zM6.2 8.1L7.5 9.4 9.9 6.8",
  Fail: "M5.5 2.2h5L13.8 5.5v5l-3.3 3.3h-5l-3.3-3.3v-5zM6.1 6.1l3.8 3.8M9.9 6.1L6.1 9.9",
  Lambda: "M11.2 2.6c-2.2-.3-3 .9-3.3 2.9L7 10.6c-.3 2-1.1 3.1-3.2 2.8M4.7 6.5h6.2",
  Callback: "M3.2 9.3a5 5 0 1 0 1-4.5M3.6 2.3v2.9h2.9M8.2 6v2.7l1.9 1.1",
  ClarifyCheck: "M8 2.3v11.2M5 13.5h6M3.3 4.5h9.4M3.4 4.6L1.7 9.2a1.8 1.5 0 0 0 3.4 0zM12.6 4.6l-1.7 4.6a1.8 1.5 0 0 0 3.4 0z",
  QualityCheck: "M8 1.9l5 1.8v3.8c0 3.2-2 5.3-5 6.6-3-1.3-5-3.4-5-6.6V3.7zM5.7 7.9l1.7 1.7 3-3.1",
  EMR: "M6 3.9a2 2 0 1 0 4 0a2 2 0 1 0-4 0M1.9 11.7a2 2 0 1 0 4 0a2 2 0 1 0-4 0M10.1 11.7a2 2 0 1 0 4 0a2 2 0 1 0-4 0M7.1 5.7L4.8 9.9M8.9 5.7l2.3 4.2M5.9 11.7h4.2",
  Endpoint: "M6.7 8a1.3 1.3 0 1 0 2.6 0a1.3 1.3 0 1 0-2.6 0M5 11a4.2 4.2 0 0 1 0-6M11 5a4.2 4.2 0 0 1 0 6M3 13a7 7 0 0 1 0-10M13 3a7 7 0 0 1 0 10",
  Notebook: "M4 2.3h8.8v11.4H4zM6.3 2.3v11.4M2.6 5H5M2.6 8H5M2.6 11H5M8.6 5.5h2.2",
  Lineage: "M2.3 3.7a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0-3.4 0M2.3 12.3a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0-3.4 0M10.3 8a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0-3.4 0M5.7 3.7h.6C8.5 3.7 8 8 10.3 8M5.7 12.3h.6C8.5 12.3 8 8 10.3 8",
  ForEach: "M2.5 6h7.5v7.5H2.5zM5 3.5V2.5h8.5V11h-1M6.2 8.2v3.1M4.7 9.7h3.1",
  Cleanup: "M2.8 4.5h10.4M6 4.5V2.7h4v1.8M4.2 4.5l.7 9h6.2l.7-9M6.8 7v4M9.2 7v4",
  Job: "M2.5 5.5h11v8h-11zM6 5.5V3h4v2.5M2.5 9h11",
} as const;

/** Of the interface. */
export const GLYPHS = {
  play: "M4.5 2.8v10.4L13 8z",
  stop: "M4 4h8v8H4z",
  down: "M4.5 6.5L8 10l3.5-3.5",
  right: "M6.5 4.5L10 8l-3.5 3.5",
  undo: "M6.5 3 3 6.5 6.5 10M3 6.5h6.2a3.4 3.4 0 0 1 0 6.8H7",
  redo: "M9.5 3 13 6.5 9.5 10M13 6.5H6.8a3.4 3.4 0 0 0 0 6.8H9",
  save: "M3 3h8l2 2v8H3zM5.5 3v3h5V3M5.5 13V9.5h5V13",
  pencil: "M3 13l.7-3L10.5 3.2l2.3 2.3L6 12.3zM9 4.7 11.3 7",
  plus: "M8 3.5v9M3.5 8h9",
  minus: "M3.5 8h9",
  cross: "M4.2 4.2l7.6 7.6M11.8 4.2l-7.6 7.6",
  check: "M3.5 8.4l3 3 6-6.6",
  search: "M2.8 7a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0-8.4 0M10.2 10.2l3.3 3.3",
  succeeded: "M2 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0M5.3 8.2l1.9 1.9 3.6-3.9",
  failed: "M2 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0M8 4.9v3.6M8 11h.01",
  warning: "M8 2.3l6.2 11H1.8zM8 6.5v3M8 11.4h.01",
  info: "M2 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0M8 7.5v3.5M8 5.2h.01",
  executing: "M8 2a6 6 0 1 1-6 6",
  notRun: "M2.5 8a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0",
  skipped: "M2.5 8a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0M5.3 8h5.4",
  stopped: "M2 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0M6 6h4v4H6z",
  clock: "M2 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0M8 4.7V8l2.2 1.5",
  parameter: "M6 2.5C3.5 2.5 5.5 8 3 8c2.5 0 .5 5.5 3 5.5M10 2.5c2.5 0 .5 5.5 3 5.5-2.5 0-.5 5.5-3 5.5",
  upstream: "M2.3 8a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0-3.4 0M5.7 8h7.5M10.4 5.2L13.2 8l-2.8 2.8",
  join: "M2.5 4h3l3 4-3 4h-3M8.5 8h5",
  copy: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
  external: "M6 3.5H3.5v9h9V10M9 2.8h4.2V7M13 3L7.5 8.5",
  fit: "M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3",
  arrange: "M2.5 3h4v4h-4zM9.5 6h4v4h-4zM2.5 9.5h4v3.5h-4M6.5 5H8v3h1.5",
  canvas: "M2.5 4h4v3h-4zM9.5 9h4v3h-4zM6.5 5.5H11.5V9",
  terminal: "M3 4.5L6.5 8 3 11.5M8 12h5",
  file: "M4 2h5l3.5 3.5V14H4zM9 2v3.5h3.5",
  data: "M3 4a5 1.9 0 1 0 10 0a5 1.9 0 1 0-10 0M3 4v8c0 1 2.2 1.9 5 1.9s5-.9 5-1.9V4M3 8c0 1 2.2 1.9 5 1.9S13 9 13 8",
  cpu: "M4.5 4.5h7v7h-7zM6.5 2v2.5M9.5 2v2.5M6.5 11.5V14M9.5 11.5V14M2 6.5h2.5M2 9.5h2.5M11.5 6.5H14M11.5 9.5H14",
  computer: "M2.5 3.5h11v7.5h-11zM5.5 13.5h5M8 11v2.5",
  list: "M2.5 4h.01M5.5 4h8M2.5 8h.01M5.5 8h8M2.5 12h.01M5.5 12h8",
  mark: "M3 4.5h5.5a3 3 0 0 1 0 6H7.5M3 4.5V12M7.5 8.5v4M11.5 12.5h2",
  sun: "M5.2 8a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0-5.6 0M8 1.8v1.4M8 12.8v1.4M1.8 8h1.4M12.8 8h1.4M3.6 3.6l1 1M11.4 11.4l1 1M12.4 3.6l-1 1M4.6 11.4l-1 1",
  moon: "M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8z",
  contrast: "M2 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0M8 2v12M10.2 3v10M12.2 4.8v6.4",
  folder: "M2 4.2h4.2l1.5 1.8H14v7H2z",
} as const;

export type GlyphName = keyof typeof GLYPHS;

/** The glyph of a step type as SageMaker spells it. */
export function stepGlyph(stepType: string): string {
  return (STEP_GLYPHS as Record<string, string>)[stepType] ?? STEP_GLYPHS.Job;
}
