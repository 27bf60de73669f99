/** A name under a bar that would like to be centred at `center` and is `width` wide (pixels). */
export interface BarLabel {
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

/** Puts one or two labels as close to their centers as the bar's length allows: side by side if possible, else in two rows. */
export function placeBarLabels(labels: readonly BarLabel[], barWidth: number): PlacedLabel[] {
  const lefts = labels.map(({ center, width }) => clampLeft(center - width / 2, width, barWidth));
  if (labels.length < 2) return lefts.map((left) => ({ left, row: 0 }));
  const [first, second] = labels[0].center <= labels[1].center ? [0, 1] : [1, 0];
  const overlap = lefts[first] + labels[first].width + gap - lefts[second];
  if (overlap <= 0) return lefts.map((left) => ({ left, row: 0 }));
  const apart = [...lefts];
  apart[first] = clampLeft(lefts[first] - overlap / 2, labels[first].width, barWidth);
  apart[second] = clampLeft(apart[first] + labels[first].width + gap, labels[second].width, barWidth);
  apart[first] = clampLeft(apart[second] - gap - labels[first].width, labels[first].width, barWidth);
  const isApart = apart[first] + labels[first].width + gap <= apart[second] + 1e-9;
  const isNear = labels.every(({ width }, i) => Math.abs(apart[i] - lefts[i]) <= width * furthest);
  if (isApart && isNear) return apart.map((left) => ({ left, row: 0 }));
  return lefts.map((left, i) => ({ left, row: i }));
}

function clampLeft(left: number, width: number, barWidth: number): number {
  return Math.max(0, Math.min(barWidth - width, left));
}
