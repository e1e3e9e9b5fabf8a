// Packs beside the page: freezing calculates the workbook several times, and the engine keeps state of its own that the grid's must not meet.
import { isPcfError } from "../../errors";
import { fetchLibrary } from "../fetchLibrary";
import { useLibrary } from "../headless";
import { packFile } from "../packFile";
import type { PackAnswer, PackRequest } from "./packInWorker";

async function answer({ bytes, extension, language }: PackRequest): Promise<PackAnswer> {
  try {
    useLibrary(await fetchLibrary("library.json"));
    return { pack: await packFile(bytes, extension, language) };
  } catch (thrown) {
    if (isPcfError(thrown)) return { code: thrown.code, parts: thrown.parts };
    return { message: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

addEventListener("message", ({ data }: MessageEvent<PackRequest>) => void answer(data).then((told) => postMessage(told)));
