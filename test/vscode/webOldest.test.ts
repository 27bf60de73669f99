import { vscodeVersions } from '../../scripts/vscodeServer.ts';
import { declareOutcome } from './declareOutcome.ts';
import { runWebSuite } from './runWebSuite.ts';

// A file per version: both run at once.
declareOutcome(`in the browser's extension host of VS Code ${vscodeVersions.oldest.version}`, await runWebSuite('oldest'));
