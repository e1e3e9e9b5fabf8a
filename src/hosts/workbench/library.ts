import { PcfError } from "../../errors";
import type { Library } from "../../factors/libraryAsset";
import { decodeLibrary } from "../../factors/libraryAsset";

/** The factor library that stands beside the page. @throws PcfError library.unavailable. */
export async function loadLibrary(): Promise<Library> {
  const response = await fetch("library.json").catch((thrown: unknown) => {
    throw new PcfError("library.unavailable", { reason: String(thrown) });
  });
  if (!response.ok) throw new PcfError("library.unavailable", { reason: `${response.status} ${response.statusText}` });
  return decodeLibrary(await response.json());
}
