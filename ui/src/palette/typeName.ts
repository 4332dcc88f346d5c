/** A step type as words: `QualityCheck` reads "Quality check". */
export function typeName(type: string): string {
  return type
    .replace(/([A-Z]{2,})(?=[A-Z][a-z])/g, "$1 ")
    .replace(
      /([a-z])([A-Z])(?=[a-z])/g,
      (_, before: string, letter: string) => `${before} ${letter.toLowerCase()}`,
    );
}
