/** Pixels of a picture for each of the page's: sharp on paper and on screens with fine pixels. */
const PNG_SCALE = 2;

/** An SVG as a PNG. */
export async function pngOf(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await (await rasterize(svg, PNG_SCALE)).convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

/** An SVG in pixels, on white. */
export async function rasterize(svg: string, scale: number): Promise<OffscreenCanvas> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = new OffscreenCanvas(Math.ceil(image.naturalWidth * scale), Math.ceil(image.naturalHeight * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('The browser has no canvas to draw a picture on');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}
