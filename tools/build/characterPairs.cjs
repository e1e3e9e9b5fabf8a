// A webpack loader for lists of character pairs (traditional and simplified ones). The first of each pair are in the order of their
// numbers: the distance to the one before is a character or two of plain text, where the character itself is three bytes that gzip cannot shorten.
const first = 35;
const radix = 91;

/** Distances as characters from "#" on; "~" stands for a distance of `radix` that is still to go. */
function distances(characters) {
  let before = 0;
  return characters.map((character) => {
    const distance = character.codePointAt(0) - before;
    if (distance <= 0) throw new Error(`${character} is not after the one before it.`);
    before += distance;
    return "~".repeat(Math.floor(distance / radix)) + String.fromCharCode(first + (distance % radix));
  }).join("");
}

module.exports = (source) => {
  const pairs = JSON.parse(source);
  const [from, to] = [0, 1].map((side) => [...pairs.map((pair) => pair[side]).join("")]);
  if (from.length !== to.length) throw new Error("A character has no other to go with it.");
  return `let at = 0, from = "";
for (const one of ${JSON.stringify(distances(from))}) if (one === "~") at += ${radix}; else from += String.fromCodePoint(at += one.charCodeAt(0) - ${first});
export default [[from, ${JSON.stringify(to.join(""))}]];`;
};
