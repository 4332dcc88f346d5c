import { useState } from "react";

/** A number that survives a restart, such as a panel's width; kept within its bounds. */
export function useRememberedNumber(
  key: string,
  initial: number,
  min: number,
  max: number,
): [number, (value: number) => void] {
  const name = `pipewright.${key}`;
  const [value, setValue] = useState(() => {
    const text = localStorage.getItem(name);
    return text === null || Number.isNaN(Number(text)) ? initial : Number(text);
  });
  const clamp = (next: number) => Math.round(Math.min(max, Math.max(min, next)));
  const remember = (next: number) => {
    setValue(clamp(next));
    localStorage.setItem(name, clamp(next).toString());
  };
  return [clamp(value), remember];
}

/** A choice between two that survives a restart. */
export function useRememberedFlag(key: string, initial: boolean): [boolean, (value: boolean) => void] {
  const name = `pipewright.${key}`;
  const [value, setValue] = useState(() => {
    const text = localStorage.getItem(name);
    return text === null ? initial : text === "true";
  });
  const remember = (next: boolean) => {
    setValue(next);
    localStorage.setItem(name, String(next));
  };
  return [value, remember];
}
