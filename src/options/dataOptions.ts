import type { OptionGroup } from './descriptor.ts';

/** Options for how the rows are used. */
export const dataOptions = {
  /** A share of the usable rows. */
  testFraction: {
    type: 'number',
    min: 0.05,
    max: 0.95,
    default: 0.3,
    percentField: 'testShare',
    label: 'Test share, %',
    help: 'Share of the rows that is kept aside to test on.',
    brief: 'Rows kept aside to test on.',
    owners: ['recipe'],
    form: 'basic',
  },
  scaling: {
    type: 'choice',
    values: {
      standard: { label: 'Standardize', help: 'Subtract the mean, divide by the standard deviation.' },
      minmax: { label: 'To 0…1', help: 'Smallest value to 0, largest to 1.' },
      none: { label: 'None', help: 'Numbers as they are in the file.' },
    },
    default: 'standard',
    label: 'Scaling',
    help: 'How numbers are scaled before they reach the network.',
    brief: 'How numbers reach the network.',
    more: 'Always fitted on the training rows only.',
    keras: 'Normalization',
    owners: ['recipe'],
    form: 'more',
  },
  /** `balanced`: each row's loss is multiplied by n / (classes · rows of its class), as in scikit-learn. */
  classWeight: {
    type: 'choice',
    values: {
      none: { label: 'None', help: 'Every row counts the same.' },
      balanced: {
        label: 'Rare classes count more',
        help: 'Rows of rare classes count more, so that each class counts the same in total.',
      },
    },
    default: 'none',
    label: 'Class weights',
    help: 'How much rows of each class count in training.',
    brief: 'How much rows of each class count.',
    keras: 'class_weight',
    owners: ['recipe'],
    form: 'more',
  },
  /** For numbers. `log`: the network learns the natural logarithm; its answers are in the units of the file. */
  targetScale: {
    type: 'choice',
    values: {
      linear: { label: 'As it is', help: 'The number itself: an error counts by its size.' },
      log: {
        label: 'Logarithm',
        help: 'Its logarithm: an error counts relative to the number. Every number has to be above 0.',
      },
    },
    default: 'linear',
    label: 'Numbers are learned by',
    help: 'What is learned of a target of numbers.',
    brief: 'What is learned of the numbers.',
    more: 'Answers and errors are always in the units of the file.',
    owners: ['recipe'],
    form: 'more',
  },
  clipOutliers: {
    type: 'switch',
    default: false,
    label: 'Clip outliers',
    help: 'Replace numbers that lie more than 3 interquartile ranges beyond the quartiles of the training rows with the nearest number that does not.',
    brief: 'Pulls far-out numbers into range.',
    owners: ['recipe'],
    form: 'more',
  },
  allowDuplicates: {
    type: 'switch',
    default: false,
    isOpen: true,
    label: 'Equal rows on both sides of the split',
    help: 'Allow rows that are equal in every column that is learned from on both sides of the split.',
    brief: 'May be in both training and test.',
    more: 'Unless this is set, the table decides: copies are kept on one side, rows that are equal by chance are not. With copies on both sides the test is too easy: the model has seen some of its rows.',
    owners: ['recipe'],
    form: 'more',
  },
} as const satisfies OptionGroup;
