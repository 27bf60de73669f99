import { vscodeVersions } from '../../scripts/vscodeServer.ts';
import { declareOutcome } from './declareOutcome.ts';
import { runHostSuite } from './runHostSuite.ts';

// A file per version: both run at once.
declareOutcome(`in the extension host of VS Code ${vscodeVersions.oldest.version}`, await runHostSuite('oldest'));
