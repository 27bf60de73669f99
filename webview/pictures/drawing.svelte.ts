/** Frames of an animation drawn so far, and their total. */
export interface Drawn {
  readonly frames: number;
  readonly of: number;
}

/** The animation that is being drawn, for progress displays; one at a time. */
class Drawing {
  progress = $state.raw<Drawn | undefined>();
}

export const drawing = new Drawing();
