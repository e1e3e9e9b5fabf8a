import type { Argument, Bridge, Damage, DiskReason, ErrorCode, ErrorParts, FileKind } from "../errors";

export type Language = "en" | "zh";

/** One sentence per code: what was given, why it fails, what to do. A missing code does not compile. */
export type ErrorWords = { readonly [C in ErrorCode]: (parts: ErrorParts[C]) => string };
export type ArgumentWords = { readonly [A in Argument]: string };
export type BridgeWords = { readonly [B in Bridge]: string };
export type FileKindWords = { readonly [K in FileKind]: string };
export type DamageWords = { readonly [D in Damage]: string };
export type DiskWords = { readonly [R in DiskReason]: string };
