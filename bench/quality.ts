// How good the defaults are: `npm run bench:quality`, with `-- --quick` for one seed, which writes nothing.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { machineFacts } from './machineFacts.ts';
import { PythonProcess } from './pythonProcess.ts';
import { holdContest } from './quality/contest.ts';
import { peerNames } from './quality/peers.ts';
import { meansSection, qualityGoals, tablesSection } from './quality/qualitySections.ts';
import { writeTables } from './quality/qualityTables.ts';
import { goalsSection, introduction, ResultsPage } from './resultsPage.ts';

const isQuick = process.argv.includes('--quick');
const seeds = isQuick ? [1] : [1, 2, 3, 4, 5];
const defaults = 'Neuron, [16]';
const ways = {
  [defaults]: { hidden: [16] },
  'Neuron, single neuron': {},
  // Requested epochs are trained in full, and nothing else is chosen.
  'Neuron, [16], 1000 epochs said': { hidden: [16], epochs: 1000 },
};

const method = `
Every contender has its own defaults, the same rows to learn from, the same test rows (Neuron's split, ${seeds.length} seeds) and the same inputs (Neuron's encoding). What Neuron
keeps for validation is learned from by the others. A mean is one over tables, half of which (of each pair of one kind the one) settings were chosen by. "Sure" is the probability that is given to the answer. R² is that of the test rows of all
seeds together.
`;

const python = await PythonProcess.start('quality_peers.py', 1);
if (!python) throw new Error('scikit-learn is needed, which makes the tables too (Debian: python3-sklearn)');
const folder = await mkdtemp(path.join(tmpdir(), 'neuron-bench-'));
try {
  const page = new ResultsPage('bench/QUALITY.md');
  const facts = machineFacts([], [`scikit-learn ${python.facts.version}`]);
  await page.add(introduction('How good the defaults are', 'npm run bench:quality', facts, method));
  const tables = await writeTables(python, folder);
  const results = await holdContest(python, folder, tables, ways, seeds);
  await page.add(
    goalsSection(
      qualityGoals(results, defaults, Object.values(peerNames)),
      'Of the defaults of a network with a hidden layer of 16, on the half of the tables that no setting was chosen by.',
    ),
  );
  await page.add(meansSection('On the tables that settings were not chosen by', results, 'reported'));
  await page.add(meansSection('On the tables that settings were chosen by', results, 'choosing'));
  await page.add(tablesSection(results));
  if (!isQuick) await page.write();
} finally {
  python.stop();
  await rm(folder, { recursive: true, force: true });
}
