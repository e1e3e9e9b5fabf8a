/** Where the add-in's files are served while it is developed; manifest.xml and the function metadata are written with it. */
export const localHost = "https://localhost:3000/";

/**
 * The address a build is made for: PCF_HOST, or the local one.
 * A mistake here would only be seen in Excel, as an add-in that does not load, so it is refused at once.
 */
export function hostAddress(given: string | undefined): string {
  if (given === undefined || given.trim() === "") return localHost;
  const refuse = (why: string) => new Error(`PCF_HOST is "${given}": ${why} Give the address under which dist/ will be served, for example https://footprint.example.org/pcf/.`);
  let address: URL;
  try {
    address = new URL(given.trim());
  } catch {
    throw refuse("this is no address.");
  }
  if (address.protocol !== "https:") throw refuse("Excel loads add-ins over https only.");
  if (address.search !== "" || address.hash !== "") throw refuse("nothing may follow the path.");
  if (address.username !== "" || address.password !== "") throw refuse("a name or password has no place in a manifest.");
  return address.href.endsWith("/") ? address.href : `${address.href}/`;
}

/** A manifest or metadata text with every address moved from the local host to another. */
export function moveTo(address: string, text: string): string {
  return text.replaceAll(localHost, address);
}
