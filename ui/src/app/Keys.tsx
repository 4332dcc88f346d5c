interface KeysProps {
  keys: readonly string[] | undefined;
}

/** A command's first shortcut, as menus show it. */
export function Keys({ keys }: KeysProps) {
  const first = keys?.[0];
  return first === undefined ? null : (
    <kbd>
      {first
        .replace("Enter", "↵")
        .replace("Escape", "Esc")
        .replace(/\+(?!$)/g, " ")}
    </kbd>
  );
}
