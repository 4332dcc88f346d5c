import { late } from "../widgets/late";

/** The editor comes with its first use: starting the program does not wait for it. */
export const LateCompareText = late(() => import("./CompareText").then(({ CompareText }) => CompareText));
