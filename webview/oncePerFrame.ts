/** Something that follows the pointer. */
export interface Follower<Place> {
  /** To be called with each new place. */
  readonly to: (place: Place) => void;
  /** What has not been followed yet is followed now: the pointer was let go, or what it has led to is asked for. */
  readonly flush: () => void;
}

/**
 * Follows the pointer once in each frame, with the last place that it was at: a mouse may tell of more, and what is done with one fills a frame. It is done
 * with the frame's other work, not while events are handed out, so that frames begin when they are due.
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
