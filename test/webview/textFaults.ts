import type { WebviewPage } from './webviewPage.ts';

/** Texts that cannot be read because they are cut off or overlap. */
export interface TextFaults {
  /** Cut off by a container or the window, without "…" and a title with the full text. */
  readonly cut: readonly string[];
  /** Pairs of overlapping texts, as "one | other". */
  readonly over: readonly string[];
}

/** Examines the boxes of all visible texts and fields. Text that can be scrolled into view is not cut. */
export function textFaults({ page }: WebviewPage): Promise<TextFaults> {
  return page.evaluate<TextFaults>(`window.fakeHost.whileSeen(${findFaults.toString()})`);
}

/** Runs in the page. */
function findFaults(): TextFaults {
  interface Text {
    readonly text: string;
    readonly node: Node;
    readonly box: DOMRect;
  }
  const cut: string[] = [];
  const texts: Text[] = [];
  const isClipping = (overflow: string) => overflow !== 'visible';
  const canScroll = (overflow: string) => overflow === 'auto' || overflow === 'scroll';

  /** The visible part of a line of text within its containers, and whether it was cut off without any sign of it. */
  function clip(line: DOMRect, element: Element): { readonly box: DOMRect; readonly isCut: boolean } {
    let { left, right, top, bottom } = line;
    let isCut = false;
    for (let around: Element | null = element; around && around !== document.documentElement; around = around.parentElement) {
      const style = getComputedStyle(around);
      if (style.display === 'inline' || style.display === 'contents') continue;
      if (around instanceof SVGElement && around.localName !== 'svg') continue;
      const box = around.getBoundingClientRect();
      const saysAll = style.textOverflow === 'ellipsis' && around.closest('[title]') !== null;
      if (isClipping(style.overflowX)) {
        if ((left < box.left - 1 || right > box.right + 1) && !canScroll(style.overflowX) && !saysAll) isCut = true;
        [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
      }
      if (isClipping(style.overflowY)) {
        if ((top < box.top - 3 || bottom > box.bottom + 3) && !canScroll(style.overflowY)) isCut = true;
        [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
      }
    }
    if (left < -1 || right > innerWidth + 1) isCut = true;
    return { box: new DOMRect(left, top, right - left, bottom - top), isCut };
  }

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim();
    if (!text || !element?.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) continue;
    if (element.closest('option, title, desc, style, script, .visually-hidden')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
      if (line.width < 1) continue;
      const { box, isCut } = clip(line, element);
      const isShown = box.width > 1 && box.height > 1;
      // Something hidden as a whole is not cut off, unless the keyboard can still reach it.
      if (isCut && (isShown || element.closest('button, a, label') !== null)) cut.push(text);
      if (isShown) texts.push({ text, node, box });
    }
  }
  if (texts.length === 0) throw new Error('No text can be seen');
  for (const input of document.querySelectorAll('input')) {
    const isField = input.type === 'text' && input.value !== '' && input !== document.activeElement;
    if (isField && input.checkVisibility() && input.scrollWidth > input.clientWidth + 1) cut.push(`[${input.value}]`);
  }
  const over = texts.flatMap(({ text, node, box }, at) =>
    texts.slice(at + 1).flatMap((other) => {
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      return node !== other.node && across > 1 && down > 3 ? [`${text} | ${other.text}`] : [];
    }),
  );
  return { cut, over };
}
