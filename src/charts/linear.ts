/** Carries values of one stretch over to another, evenly: what an axis does. A stretch without length goes to the middle. */
export function linear([from, to]: readonly [number, number], [begin, end]: readonly [number, number]): (value: number) => number {
  return from === to ? () => (begin + end) / 2 : (value) => begin + ((value - from) / (to - from)) * (end - begin);
}
