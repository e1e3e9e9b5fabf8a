const token = /(\d{4})(?:\s*[年./-]\s*(\d{1,2})(?![\d])(?:\s*[月./-]\s*(\d{1,2})(?!\d)\s*日?|\s*月)?|\s*年度?)?/g;
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const monthName = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
const day = 86_400_000;

/**
 * The days or years that a text names, as ISO: "2023年1月1日" is 2023-01-01, "2023年" is 2023, "2023-01 – 2023-12" are two, and in
 * "2023年1月—12月" the second takes the year of the first. Empty where the text says more than dates.
 */
export function datesIn(text: string): string[] {
  const plain = withNumberedMonths(text.normalize("NFKC").trim());
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

/** "1 January – 31 December 2023", "Jan 2023" and "January - December 2023" with the months as numbers; the year that is said once is that of both. */
function withNumberedMonths(text: string): string {
  if (!new RegExp(`\\b${monthName}\\b`, "i").test(text)) return text;
  const number = (name: string) => String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1).padStart(2, "0");
  const whole = text
    .replace(new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+${monthName}(?:,?\\s+(\\d{4}))?`, "gi"), (_, dayOfMonth: string, name: string, year?: string) => `${year ?? "YEAR"}-${number(name)}-${dayOfMonth}`)
    .replace(new RegExp(`\\b${monthName}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})`, "gi"), (_, name: string, dayOfMonth: string, year: string) => `${year}-${number(name)}-${dayOfMonth}`)
    .replace(new RegExp(`\\b${monthName}(?:,?\\s+(\\d{4}))?`, "gi"), (_, name: string, year?: string) => `${year ?? "YEAR"}-${number(name)}`);
  const years = [...new Set([...whole.matchAll(/(\d{4})-\d\d/g)].map((match) => match[1]!))];
  return years.length === 1 ? whole.replaceAll("YEAR", years[0]!) : whole;
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
