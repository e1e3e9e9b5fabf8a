/**
 * The product's mark: a sheet with its first row and column, and a leaf that grows out of its last cell.
 * Drawn anew for each size, because a line that falls between two pixels is grey fog at 16 px: every line begins and ends on a
 * whole pixel, and the small ones go without the leaf's vein.
 */
export function drawIcon(size: number): string {
  const pen = size < 32 ? 1 : Math.round(size / 20);
  const at = (sixteenth: number) => Math.round((sixteenth * size) / 16);
  // The middle of a line whose first pixel is `start`.
  const middle = (start: number) => start + pen / 2;

  const near = at(1);
  const far = at(15);
  const sheet = { left: middle(near), top: middle(near), right: middle(far - pen), bottom: middle(far - pen) };
  const column = middle(at(5));
  const rows = [middle(at(5)), middle(at(9.5))];

  const leaf = { left: at(7), top: at(7), side: size - at(7) };
  const round = leaf.side * 0.92;
  const tip = { x: leaf.left + leaf.side, y: leaf.top };
  const stem = { x: leaf.left, y: leaf.top + leaf.side };
  const outline = `M${stem.x} ${stem.y}V${leaf.top + round}A${round} ${round} 0 0 1 ${leaf.left + round} ${tip.y}H${tip.x}V${stem.y - round}A${round} ${round} 0 0 1 ${tip.x - round} ${stem.y}Z`;
  const vein = size < 24 ? "" : `<path d="M${stem.x} ${stem.y}L${stem.x + leaf.side * 0.64} ${stem.y - leaf.side * 0.64}" stroke="#000" stroke-width="${Math.max(1, size / 26)}" stroke-linecap="round"/>`;

  // The leaf hides the sheet's last corner, with a gap of one line around it.
  const hidden = `${outline}M${stem.x} ${stem.y}L${tip.x} ${tip.y}V${stem.y}Z`;

  // Grey and green of middle lightness stand out from white and from Excel's dark ribbon alike; the gaps are cut out, not painted.
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}">
<mask id="around" maskUnits="userSpaceOnUse" x="0" y="0" width="${size}" height="${size}"><rect width="${size}" height="${size}" fill="#fff"/><path d="${hidden}" fill="#000" stroke="#000" stroke-width="${2 * pen}"/></mask>
<mask id="within" maskUnits="userSpaceOnUse" x="0" y="0" width="${size}" height="${size}"><rect width="${size}" height="${size}" fill="#fff"/>${vein}</mask>
<g mask="url(#around)" fill="none" stroke="#7a7f85" stroke-width="${pen}" stroke-linejoin="round"><rect x="${sheet.left}" y="${sheet.top}" width="${sheet.right - sheet.left}" height="${sheet.bottom - sheet.top}"/><path d="M${column} ${sheet.top}V${sheet.bottom}${rows.map((row) => `M${sheet.left} ${row}H${sheet.right}`).join("")}"/></g>
<path mask="url(#within)" d="${outline}" fill="#2e9e6b"/>
</svg>
`;
}
