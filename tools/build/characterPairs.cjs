// A webpack loader for lists of character pairs (traditional and simplified ones). Most characters are near the one before: the distance
// to it is a character or two of plain text, where the character itself is three bytes that gzip cannot shorten.
const first = 35;
const radix = 45;

/** Distances, the sign in the last bit, as digits from "#" on; every digit but the last of a number counts `radix` more. */
function distances(characters) {
  let before = 0;
  return characters.map((character) => {
    const distance = character.codePointAt(0) - before;
    before += distance;
    let number = distance < 0 ? -2 * distance - 1 : 2 * distance;
    let digits = String.fromCharCode(first + (number % radix));
    while ((number = Math.floor(number / radix)) > 0) digits = String.fromCharCode(first + radix + (number % radix)) + digits;
    return digits;
  }).join("");
}

module.exports = (source) => {
  const pairs = JSON.parse(source);
  const [from, to] = [0, 1].map((side) => [...pairs.map((pair) => pair[side]).join("")]);
  if (from.length !== to.length) throw new Error("A character has no other to go with it.");
  return `const characters = (distances) => {
  let at = 0, number = 0, text = "";
  for (const one of distances) {
    const digit = one.charCodeAt(0) - ${first};
    number = number * ${radix} + (digit % ${radix});
    if (digit < ${radix}) {
      text += String.fromCodePoint(at += number % 2 ? -(number + 1) / 2 : number / 2);
      number = 0;
    }
  }
  return text;
};
export default [[characters(${JSON.stringify(distances(from))}), characters(${JSON.stringify(distances(to))})]];`;
};
