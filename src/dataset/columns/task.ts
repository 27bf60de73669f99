/** What kind of answer is learned: one of two values, one of several, a number. */
export type Task = 'binary' | 'multiclass' | 'regression';
