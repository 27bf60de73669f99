/** How many frames of an animation are drawn, and of how many. */
export interface Drawn {
  readonly frames: number;
  readonly of: number;
}

/** What is being drawn beside the page, for those who wait for it; one animation at a time. */
class Drawing {
  progress = $state.raw<Drawn | undefined>();
}

export const drawing = new Drawing();
