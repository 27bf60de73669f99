/** Something that follows the pointer. */
export interface Follower<Place> {
  /** Call it with each new place. */
  readonly to: (place: Place) => void;
  /** Handles a pending place now: the pointer was released, or its result is needed. */
  readonly flush: () => void;
}

/**
 * Calls `follow` once per frame, with the pointer's latest place: a mouse may report more often, and handling one place may fill a frame. The
 * call is made with the frame's other work instead of in the event handler, so that frames begin on time.
 */
export function oncePerFrame<Place>(follow: (place: Place) => void): Follower<Place> {
  let waiting: { readonly place: Place } | undefined;
  let frame = 0;
  const flush = () => {
    cancelAnimationFrame(frame);
    if (!waiting) return;
    const { place } = waiting;
    waiting = undefined;
    follow(place);
  };
  return {
    flush,
    to: (place) => {
      if (!waiting) frame = requestAnimationFrame(flush);
      waiting = { place };
    },
  };
}
