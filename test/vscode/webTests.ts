// Tests whose result could differ in an extension host without Node. The position of panels, the messages between pages and extension, and
// dialogs are left out: they belong to the workbench, which is the same, and would take longer than all of these. The other files of the
// suite need Node.
import './suite/activation.test.ts';
import './suite/commands.test.ts';
import './suite/documentSource.test.ts';
import './suite/hover.test.ts';
import './suite/modelTools.test.ts';
import './suite/sessionFiles.test.ts';
import './web/exports.test.ts';
import './web/faults.test.ts';
import './web/limits.test.ts';
