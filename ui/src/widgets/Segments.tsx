import { RadioGroup } from "radix-ui";

interface SegmentsProps<T extends string | number> {
  label: string;
  value: T;
  options: readonly (readonly [T, string])[];
  onChange: (value: T) => void;
  testId: string;
}

/** One of a few values, all of them visible. */
export function Segments<T extends string | number>({
  label,
  value,
  options,
  onChange,
  testId,
}: SegmentsProps<T>) {
  const choose = (text: string) => {
    const chosen = options.find(([one]) => String(one) === text);
    if (chosen !== undefined) onChange(chosen[0]);
  };
  return (
    <RadioGroup.Root
      className="radio-row"
      aria-label={label}
      value={String(value)}
      onValueChange={choose}
      data-testid={testId}
    >
      {options.map(([one, word]) => (
        <RadioGroup.Item
          key={one}
          value={String(one)}
          className="radio-item"
          data-testid={`${testId}-${one}`}
        >
          {word}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
