import { runColour } from "./letter";

interface LetterProps {
  letter: string;
  index: number;
}

/** An execution's letter on its colour. */
export function Letter({ letter, index }: LetterProps) {
  return (
    <b className="letter" style={{ background: runColour(index) }}>
      {letter}
    </b>
  );
}
