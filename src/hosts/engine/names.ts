/** The names nearest to one that is not known: same beginning or few letters apart, best first, at most three. */
export function nearestNames(given: string, known: Iterable<string>): string[] {
  const wanted = given.toUpperCase();
  const most = Math.max(1, Math.floor(wanted.length / 3));
  const found: { name: string; apart: number }[] = [];
  for (const name of known) {
    const other = name.toUpperCase();
    // The name after the namespace counts too: MATERIAL for PCF.MATERIAL.
    const apart = Math.min(distance(wanted, other, most), other.endsWith(`.${wanted}`) || wanted.endsWith(`.${other}`) ? 1 : Infinity);
    if (apart <= most) found.push({ name, apart });
  }
  return found
    .sort((a, b) => a.apart - b.apart || a.name.localeCompare(b.name, "en"))
    .slice(0, 3)
    .map(({ name }) => name);
}

/** How many letters have to be added, taken away, changed or exchanged with their neighbour; Infinity when it is more than `most`. */
function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return Infinity;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      let least = Math.min((last[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1));
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) least = Math.min(least, (before[column - 2] ?? 0) + 1);
      line.push(least);
    }
    before = last;
    last = line;
  }
  const apart = last[other.length] ?? Infinity;
  return apart <= most ? apart : Infinity;
}
