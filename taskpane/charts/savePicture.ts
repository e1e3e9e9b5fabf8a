import { element } from "../element";
import { saveFile } from "../saveFile";

/** Pictures are made twice as fine as the screen, so that they can be printed. */
const fineness = 2;

export function saveSvg(name: string, svg: string): void {
  saveFile(name, svg, "image/svg+xml");
}

/** Draws the picture on a canvas. The data: address is the one that the page's policy lets pictures have. */
export async function savePng(name: string, svg: string): Promise<void> {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await picture.decode();
  const canvas = element("canvas", { width: picture.naturalWidth * fineness, height: picture.naturalHeight * fineness });
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no canvas");
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const bytes = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (bytes === null) throw new Error("no picture");
  saveFile(name, bytes, bytes.type);
}
