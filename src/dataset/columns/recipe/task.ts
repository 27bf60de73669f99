/** The kind of answer to learn: one of two values, one of several, or a number. */
export type Task = 'binary' | 'multiclass' | 'regression';
