import { PcfError } from "../../errors";
import type { ErrorCode, ErrorParts } from "../../errors";
import type { Language } from "../../locales";
import type { Pack } from "../../workbook/packContents";

export interface PackRequest {
  readonly bytes: Uint8Array;
  /** Of the workbook, without its dot. */
  readonly extension: string;
  readonly language: Language;
}

export type PackAnswer = { readonly pack: Pack } | { readonly code: ErrorCode; readonly parts: ErrorParts[ErrorCode] } | { readonly message: string };

/** Packs a workbook without holding up the page. @throws PcfError what packing throws; Error where the worker cannot start. */
export async function packInWorker(request: PackRequest): Promise<Pack> {
  const worker = new Worker(new URL("./packWorker.ts", import.meta.url));
  try {
    const answer = await new Promise<PackAnswer>((resolve, reject) => {
      worker.addEventListener("message", ({ data }: MessageEvent<PackAnswer>) => resolve(data));
      worker.addEventListener("error", ({ message }) => reject(new Error(message || "The worker could not start.")));
      worker.postMessage(request);
    });
    if ("pack" in answer) return answer.pack;
    if ("code" in answer) throw new PcfError(answer.code, answer.parts);
    throw new Error(answer.message);
  } finally {
    worker.terminate();
  }
}
