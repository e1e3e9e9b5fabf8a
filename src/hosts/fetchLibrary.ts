import { decodeLibrary } from "../factors/libraryAsset";
import type { Library } from "../factors/libraryAsset";
import { fetchJson } from "./fetchJson";

/** Fetches the compiled library that lies beside the page. Throws with the reason where it cannot be had. */
export async function fetchLibrary(address: string): Promise<Library> {
  return decodeLibrary(await fetchJson(address));
}
