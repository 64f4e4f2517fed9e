/** The country has a code of its own, so that an empty string never means "everything". */
export const countryCode = 'ID';

const dotted = /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/;
const dotless = /^(\d{2})(\d{2})?(\d{2})?(\d{4})?$/;

/** The canonical, dotted form of a code in either form; undefined for what is no code at all. */
export function parseAreaCode(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.toUpperCase() === countryCode) return countryCode;
  if (dotted.test(trimmed)) return trimmed;
  const segments = dotless.exec(trimmed);
  return segments === null || ![2, 4, 6, 10].includes(trimmed.length)
    ? undefined
    : segments.slice(1).filter(Boolean).join('.');
}

/** The codes of the places above, the country first. */
export function codesAbove(code: string): string[] {
  if (code === countryCode) return [];
  return [countryCode, ...[2, 5, 8].filter(length => length < code.length).map(length => code.slice(0, length))];
}

export function isWithin(code: string, area: string): boolean {
  return area === countryCode || code === area || code.startsWith(`${area}.`);
}

/** A subtree as a range of codes in "C" order: `from <= code < to`. */
export function areaRange(code: string): { from: string; to: string } {
  if (code === countryCode) return { from: '0', to: 'J' };
  const last = code.charCodeAt(code.length - 1);
  return { from: code, to: code.slice(0, -1) + String.fromCharCode(last + 1) };
}
