/** Things by a key, in the order in which the keys come. */
export function groups<K, T>(things: Iterable<T>, key: (thing: T) => K): Map<K, T[]> {
  const found = new Map<K, T[]>();
  for (const thing of things) {
    const some = found.get(key(thing));
    if (some === undefined) found.set(key(thing), [thing]);
    else some.push(thing);
  }
  return found;
}
