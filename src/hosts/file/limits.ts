/**
 * How much a file may unpack to before it is taken for one made to do harm. Excel's own files stay far below: a sheet of a million
 * filled rows unpacks to some hundred megabytes at a ratio of about 10, and deflate itself ends at 1032 times.
 */
export interface Limits {
  /** Entries of the zip. */
  readonly entries: number;
  /** Bytes of one unpacked part. A JavaScript string holds 2^29 - 24 characters, so a larger sheet could not be read anyway. */
  readonly partBytes: number;
  /** Bytes of all unpacked parts together. */
  readonly totalBytes: number;
  /** Unpacked to packed size, looked at only beyond `ratioFrom` bytes: small parts of blanks compress by hundreds in sound files. */
  readonly ratio: number;
  readonly ratioFrom: number;
  /** XML elements of one small part (all parts but sheets and texts, which are scanned without a tree). */
  readonly elements: number;
  /** Characters of a sheet's shared formulas written out for each of their cells: a few bytes in the file can stand for gigabytes. */
  readonly formulaCharacters: number;
  /** Cells of a sheet laid out as a rectangle, blank ones included. */
  readonly gridCells: number;
}

export const defaultLimits: Limits = {
  entries: 65_000,
  partBytes: 500_000_000,
  totalBytes: 1_000_000_000,
  ratio: 200,
  ratioFrom: 64_000_000,
  elements: 2_000_000,
  formulaCharacters: 200_000_000,
  gridCells: 30_000_000,
};
