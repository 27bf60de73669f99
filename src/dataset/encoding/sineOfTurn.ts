/**
 * sin(2π · turn), within 1e-15, by the Taylor polynomial on an eighth of a turn. Uses only operations whose bits IEEE 754 fixes, because
 * Math.sin may differ between engines.
 */
export function sineOfTurn(turn: number): number {
  const part = turn - Math.floor(turn);
  // Mirrored to a quarter of a turn.
  const half = part >= 0.5 ? part - 0.5 : part;
  const quarter = half > 0.25 ? 0.5 - half : half;
  const size = quarter <= 0.125 ? sine(quarter * 2 * Math.PI) : cosine((0.25 - quarter) * 2 * Math.PI);
  return part >= 0.5 ? -size : size;
}

/** cos(2π · turn), in the same way. */
export function cosineOfTurn(turn: number): number {
  return sineOfTurn(turn - Math.floor(turn) + 0.25);
}

function sine(x: number): number {
  const z = x * x;
  return x * (1 - (z / 6) * (1 - (z / 20) * (1 - (z / 42) * (1 - (z / 72) * (1 - (z / 110) * (1 - (z / 156) * (1 - z / 210)))))));
}

function cosine(x: number): number {
  const z = x * x;
  return (
    1 - (z / 2) * (1 - (z / 12) * (1 - (z / 30) * (1 - (z / 56) * (1 - (z / 90) * (1 - (z / 132) * (1 - (z / 182) * (1 - z / 240)))))))
  );
}
