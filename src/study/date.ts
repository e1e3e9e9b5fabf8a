const token = /(\d{4})(?:\s*[年./-]\s*(\d{1,2})(?![\d])(?:\s*[月./-]\s*(\d{1,2})(?!\d)\s*日?|\s*月)?|\s*年度?)?/g;
const day = 86_400_000;

/**
 * The days or years that a text names, as ISO: "2023年1月1日" is 2023-01-01, "2023年" is 2023, "2023-01 – 2023-12" are two, and in
 * "2023年1月—12月" the second takes the year of the first. Empty where the text says more than dates.
 */
export function datesIn(text: string): string[] {
  const plain = text.normalize("NFKC").trim();
  const found: string[] = [];
  let rest = plain.replace(token, (_, year: string, month?: string, dayOfMonth?: string) => {
    const date = isoDate(year, month, dayOfMonth);
    if (date === null) return "?";
    found.push(date);
    return " ";
  });
  const [first] = found;
  if (found.length === 1 && first !== undefined && first.length > 4) {
    rest = rest.replace(/(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?/, (_, month: string, dayOfMonth?: string) => {
      const date = isoDate(first.slice(0, 4), month, dayOfMonth);
      if (date === null) return "?";
      found.push(date);
      return " ";
    });
  }
  return found.length > 0 && found.length <= 2 && /^[\s\-–—~至到起止]*(?:(?:to|until|through)[\s]*)?$/i.test(rest.replace(/from/i, "")) ? found : [];
}

/** An Excel day number (1900 system) as ISO. */
export function dateOfSerial(serial: number): string {
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * day).toISOString().slice(0, 10);
}

function isoDate(year: string, month?: string, dayOfMonth?: string): string | null {
  if (month === undefined) return year;
  const [m, d] = [Number(month), dayOfMonth === undefined ? 1 : Number(dayOfMonth)];
  const date = new Date(Date.UTC(Number(year), m - 1, d));
  if (date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return null;
  return date.toISOString().slice(0, dayOfMonth === undefined ? 7 : 10);
}
