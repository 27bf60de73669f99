/** A name under a bar that would like to be centred at `center` and is `width` wide (pixels). */
export interface LabelWish {
  readonly center: number;
  readonly width: number;
}

export interface PlacedLabel {
  readonly left: number;
  /** 0 for the row next to the bar. */
  readonly row: number;
}

const gap = 14;
/** A label that is shifted by more than this share of its width no longer seems to belong to its place. */
const furthest = 0.5;

/** Puts one or two labels as near to their wishes as the bar's length allows: side by side if possible, else in two rows. */
export function placeBarLabels(wishes: readonly LabelWish[], barWidth: number): PlacedLabel[] {
  const lefts = wishes.map(({ center, width }) => clampLeft(center - width / 2, width, barWidth));
  if (wishes.length < 2) return lefts.map((left) => ({ left, row: 0 }));
  const [first, second] = wishes[0].center <= wishes[1].center ? [0, 1] : [1, 0];
  const overlap = lefts[first] + wishes[first].width + gap - lefts[second];
  if (overlap <= 0) return lefts.map((left) => ({ left, row: 0 }));
  const apart = [...lefts];
  apart[first] = clampLeft(lefts[first] - overlap / 2, wishes[first].width, barWidth);
  apart[second] = clampLeft(apart[first] + wishes[first].width + gap, wishes[second].width, barWidth);
  apart[first] = clampLeft(apart[second] - gap - wishes[first].width, wishes[first].width, barWidth);
  const isApart = apart[first] + wishes[first].width + gap <= apart[second] + 1e-9;
  const isNear = wishes.every(({ width }, i) => Math.abs(apart[i] - lefts[i]) <= width * furthest);
  if (isApart && isNear) return apart.map((left) => ({ left, row: 0 }));
  return lefts.map((left, i) => ({ left, row: i }));
}

function clampLeft(left: number, width: number, barWidth: number): number {
  return Math.max(0, Math.min(barWidth - width, left));
}
