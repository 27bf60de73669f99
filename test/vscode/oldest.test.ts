import { declareHostSuite } from './declareHostSuite.ts';

// A file per version: both run at once.
await declareHostSuite('oldest');
