/** A figure as charts show it: four significant digits, thousands apart, a true minus. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return "–";
  if (value === 0) return "0";
  const size = Math.abs(value);
  const sign = value < 0 ? "−" : "";
  if (size >= 1e12 || size < 1e-6) return sign + size.toExponential(2).replace("e+", "e");
  const decimals = Math.max(0, Math.min(9, 3 - Math.floor(Math.log10(size))));
  const [whole = "", fraction = ""] = size.toFixed(decimals).split(".");
  const digits = fraction.replace(/0+$/, "");
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${digits === "" ? "" : `.${digits}`}`;
}
