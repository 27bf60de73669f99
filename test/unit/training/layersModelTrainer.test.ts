import { expect, test } from 'vitest';
import { LayersModelTrainer } from '../../../src/training/layersModelTrainer.ts';
import { createStart, train } from './exampleTraining.ts';

test('where it pauses changes nothing', async () => {
  const start = createStart({ hidden: [4], epochs: 4 });
  const straight = await train(start, (given) => new LayersModelTrainer(given));
  let asked = 0;
  const sliced = await train(
    start,
    (given) => new LayersModelTrainer(given),
    () => ++asked % 2 === 0,
  );
  expect(sliced.epochs).toEqual(straight.epochs);
  expect(sliced.weights).toEqual(straight.weights);
  expect(sliced.calls).toBeGreaterThan(4);
});

test('what is thrown at the end of an epoch ends the training', async () => {
  const trainer = new LayersModelTrainer({
    ...createStart({}),
    onEpoch: ({ epoch }) => {
      if (epoch === 2) throw new Error('enough');
      return 'continue';
    },
  });
  await expect(trainer.advance(() => false)).rejects.toThrow('enough');
  trainer.dispose();
});
