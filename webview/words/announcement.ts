import { assertNever } from '../../src/assertNever.ts';
import { message, sentences, type Message } from '../../src/message.ts';
import type { Stage } from '../stage.ts';
import { resultWords } from './resultWords.ts';

/** What a screen reader says when the stage changes. Not per epoch: that would never end. */
export function announcement(stage: Stage): Message | undefined {
  switch (stage.type) {
    case 'empty':
      return undefined;
    case 'reading':
      return message('Reading the table.');
    case 'training':
      return stage.picture.isPaused ? message('Paused at epoch {epoch}.', { epoch: stage.picture.history.length }) : message('Training.');
    case 'failed':
      return sentences(message('Training failed.'), stage.failure.message);
    case 'answered': {
      const { plan, outcome } = stage.picture;
      if (!plan || !outcome) return undefined;
      const { sentence, comparison, ending } = resultWords(plan, outcome);
      return sentences(ending ?? message('Trained.'), sentence, comparison);
    }
    default:
      return assertNever(stage);
  }
}
