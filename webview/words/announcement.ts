import { inEnglish } from '../../src/inWords.ts';
import { assertNever } from '../../src/assertNever.ts';
import type { Stage } from '../stage.ts';
import { resultWords } from './resultWords.ts';

/** What a screen reader says when the stage changes. Nothing per epoch: that would never end. */
export function announcement(stage: Stage): string {
  switch (stage.type) {
    case 'empty':
      return '';
    case 'reading':
      return 'Reading the table.';
    case 'training':
      return stage.picture.isPaused ? `Paused at epoch ${stage.picture.history.length}.` : 'Training.';
    case 'failed':
      return `Training failed. ${inEnglish(stage.failure.message)}`;
    case 'answered': {
      const { plan, outcome } = stage.picture;
      if (!plan || !outcome) return '';
      const { sentence, comparison, ending } = resultWords(plan, outcome);
      return `${ending ?? 'Trained.'} ${sentence.join(' ')} ${comparison}`;
    }
    default:
      return assertNever(stage);
  }
}
