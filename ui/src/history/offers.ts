import type { FilterOffer } from "../backend/bindings/FilterOffer";

/** The text with an offer taken, and where the cursor is then: behind what can go on, else behind a blank. */
export function taken(text: string, offer: FilterOffer): { text: string; cursor: number } {
  const goesOn = /[:<>=~!./]$/.test(offer.insert) || /^-?(param|metric)\./.test(offer.insert);
  const after = text.slice(offer.end);
  const blank = goesOn || after.startsWith(" ") || after.startsWith(")") ? "" : " ";
  const before = text.slice(0, offer.start) + offer.insert + blank;
  const skip = !goesOn && after.startsWith(" ") ? 1 : 0;
  return { text: before + after, cursor: before.length + skip };
}
