/** Picture pixels per page pixel: sharp on paper and on high-resolution screens. */
const PNG_SCALE = 2;

/** An SVG as a PNG. */
export async function pngOf(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await (await rasterize(svg, PNG_SCALE)).convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

/** An SVG as pixels, on white. */
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
