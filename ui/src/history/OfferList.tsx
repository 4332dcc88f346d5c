import { useEffect, useRef } from "react";
import type { FilterOffer } from "../backend/bindings/FilterOffer";

interface OfferListProps {
  id: string;
  offers: readonly FilterOffer[];
  lit: number;
  onTake: (at: number) => void;
}

/** What could be written next. */
export function OfferList({ id, offers, lit, onTake }: OfferListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(
    () => list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" }),
    [lit],
  );
  return (
    <div
      ref={list}
      id={`${id}-offers`}
      className="pop menu hist-offers"
      role="listbox"
      aria-label="What could be written"
      data-testid="filter-offers"
    >
      {offers.map((offer, at) => (
        // Pressed, not clicked: the field must not lose the focus.
        <div
          key={`${offer.label} ${offer.about}`}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === lit}
          className="menu-item"
          data-highlighted={at === lit ? "" : undefined}
          onPointerDown={(event) => {
            event.preventDefault();
            onTake(at);
          }}
          data-testid="filter-offer"
        >
          <span className="mono cut">{offer.label}</span>
          <span className="cap cut grow">{offer.about}</span>
        </div>
      ))}
    </div>
  );
}
