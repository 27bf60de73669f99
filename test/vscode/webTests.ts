// What an extension host without Node could change. Not here: where panels stand, what pages and extension say to each other and which dialogs open
// are the workbench's doing, which is the same; they would take longer than all of these. The other files of the suite need Node themselves.
import './suite/activation.test.ts';
import './suite/commands.test.ts';
import './suite/documentSource.test.ts';
import './suite/hover.test.ts';
import './suite/modelTools.test.ts';
import './suite/sessionFiles.test.ts';
import './web/exports.test.ts';
import './web/faults.test.ts';
import './web/limits.test.ts';
