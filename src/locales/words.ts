import type { Argument, Bridge, ErrorCode, ErrorParts } from "../errors";

export type Language = "en" | "zh";

/** One sentence per code: what was given, why it fails, what to do. A missing code does not compile. */
export type ErrorWords = { readonly [C in ErrorCode]: (parts: ErrorParts[C]) => string };
export type ArgumentWords = { readonly [A in Argument]: string };
export type BridgeWords = { readonly [B in Bridge]: string };
