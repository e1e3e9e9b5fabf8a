import { factorsOf, decodeLibrary } from "../factors/libraryAsset";
import type { Factor } from "../factors/factor";

/** Fetches the compiled library that lies beside the page. Throws with the reason where it cannot be had. */
export async function fetchLibrary(address: string): Promise<readonly Factor[]> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${answer.statusText}`);
  return factorsOf(decodeLibrary(await answer.json()));
}
