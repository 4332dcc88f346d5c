/** How the whole drawing is brought into view: never enlarged, with room for the tools below. */
export const FIT = { padding: { top: "24px", left: "16px", right: "16px", bottom: "56px" }, maxZoom: 1, minZoom: 0.1 } as const;
