import type { WebviewPage } from './webviewPage.ts';

const widths = [300, 360, 520, 700, 1200];

/** Widths at which the page overflows its window horizontally, with the number of pixels. */
export async function overflows({ page, settled }: WebviewPage): Promise<Readonly<Record<number, number>>> {
  const { height } = page.viewportSize() ?? { height: 1000 };
  const found: Record<number, number> = {};
  for (const width of widths) {
    await page.setViewportSize({ width, height });
    await settled();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) found[width] = overflow;
  }
  return found;
}
