/** A webpack loader: the text of a list of character pairs, as a module that makes the same list. */
declare function characterPairs(source: string): string;
export = characterPairs;
