/** How the whole drawing is brought into view: never enlarged, with a little air around. */
export const FIT = { padding: { top: "20px", left: "16px", right: "16px", bottom: "20px" }, maxZoom: 1, minZoom: 0.1 } as const;
