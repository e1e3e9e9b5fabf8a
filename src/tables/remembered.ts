/**
 * A reading that keeps what it found: the same texts come back again and again in a workbook, and each is read once. With more than `limit` texts it begins anew,
 * so that a pane that stays open all day does not grow.
 */
export function remembered<T>(limit: number, read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    // A reading may be undefined; only then the second question is asked.
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as T;
    const fresh = read(text);
    if (known.size >= limit) known.clear();
    known.set(text, fresh);
    return fresh;
  };
}
