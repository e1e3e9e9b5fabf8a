import { decodeLibrary } from "../factors/libraryAsset";
import type { Library } from "../factors/libraryAsset";

/** Fetches the compiled library that lies beside the page. Throws with the reason where it cannot be had. */
export async function fetchLibrary(address: string): Promise<Library> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${answer.statusText}`);
  return decodeLibrary(await answer.json());
}
