/** Fetches a JSON file that lies beside the page. Throws with the reason where it cannot be had. */
export async function fetchJson<Shape>(address: string): Promise<Shape> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${answer.statusText}`);
  return (await answer.json()) as Shape;
}
