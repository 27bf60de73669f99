// Whether claims about results hold, on tables whose truth is known: `npm run bench:simulations`, a few minutes.
import { goalsSection, introduction, ResultsPage, table } from './resultsPage.ts';
import { measureCoverage, type Coverage } from './simulations/coverage.ts';
import { countOnNoise, countOnSurveys, type FalseClaims } from './simulations/falseClaims.ts';
import { errorKinds, measureRowCoverage, type RowCoverage } from './simulations/rowCoverage.ts';
import { samplings } from './simulations/populations.ts';

const isQuick = process.argv.includes('--quick');
const TABLES = isQuick ? 200 : 600;
const ROW_TABLES = isQuick ? 40 : 200;
const NOISE_TABLES = isQuick ? 40 : 200;

const method = `
Each table is drawn from a population that is known, trained on by the product's own code from its text to its scores, and what is said of the result is held against 4000
further rows of the population. Coverage is the share of tables whose 95 % interval holds the truth.
`;

const percent = (count: number, of: number) => `${((100 * count) / of).toFixed(1)} %`;

function coverageSection(covered: readonly Coverage[]): string {
  const rows = covered.map(({ sampling, score, tables, covered: count }) => [sampling, score, String(tables), percent(count, tables)]);
  return ['## Coverage of the intervals', table(['', 'score', 'tables', 'covered'], rows)].join('\n\n');
}

function rowsSection(covered: readonly RowCoverage[]): string {
  const share = (value: number) => `${(100 * value).toFixed(1)} %`;
  const rows = covered.map(({ what, rows: count, tables, mean, lowest }) => [
    `${count} rows, ${what}`,
    String(tables),
    share(mean),
    share(lowest),
  ]);
  return [
    '## Rows within the interval of their answer, of which 90 % are promised',
    table(['', 'tables', 'within', 'a tenth of tables below'], rows),
  ].join('\n\n');
}

function claimsSection(claims: readonly FalseClaims[]): string {
  const rows = claims.map(({ what, tables, betterThanBaseline, explains, leaks }) => [
    what,
    String(tables),
    percent(betterThanBaseline, tables),
    percent(explains, tables),
    percent(leaks, tables),
  ]);
  return ['## What is claimed', table(['', 'tables', 'better than one answer', 'explains some', 'leak'], rows)].join('\n\n');
}

const page = new ResultsPage('bench/SIMULATIONS.md');
await page.add(introduction('Whether what is said holds', 'npm run bench:simulations', [`Node.js ${process.versions.node}`], method));
const covered: Coverage[] = [];
for (const sampling of samplings) {
  for (const isNumber of [false, true]) covered.push(...(await measureCoverage(sampling, isNumber, TABLES)));
}
await page.add(coverageSection(covered));
const rowsCovered: RowCoverage[] = [];
for (const rows of [60, 300]) for (const kind of errorKinds) rowsCovered.push(await measureRowCoverage(kind, rows, ROW_TABLES));
await page.add(rowsSection(rowsCovered));
const noise: FalseClaims[] = [];
for (const rows of [60, 100, 300]) {
  for (const network of [{}, { hidden: [16] }]) noise.push(...(await countOnNoise(rows, network, NOISE_TABLES)));
}
const surveys: FalseClaims[] = [];
for (const hold of [0, 0.5, 0.9]) surveys.push(await countOnSurveys(300, hold, NOISE_TABLES));
await page.add(claimsSection([...noise, ...surveys]));
const most = (claims: readonly FalseClaims[], of: (claim: FalseClaims) => number) =>
  Math.max(...claims.map((claim) => of(claim) / claim.tables));
const rowShares = rowsCovered.map(({ mean }) => mean);
const shares = covered.map(({ covered: count, tables }) => count / tables);
await page.add(
  goalsSection([
    {
      what: 'every interval covers the truth',
      wanted: '93–97 %',
      measured: `${percent(Math.min(...shares), 1)} to ${percent(Math.max(...shares), 1)}`,
      isReached: shares.every((share) => share >= 0.93 && share <= 0.97),
    },
    {
      what: 'nine in ten rows within the interval of their answer',
      wanted: '88–92 %',
      measured: `${percent(Math.min(...rowShares), 1)} to ${percent(Math.max(...rowShares), 1)}`,
      isReached: rowShares.every((share) => share >= 0.88 && share <= 0.92),
    },
    {
      what: 'better than one answer, on noise',
      wanted: '≤ 3 %',
      measured: `at most ${percent(
        most(noise, ({ betterThanBaseline }) => betterThanBaseline),
        1,
      )}`,
      isReached: most(noise, ({ betterThanBaseline }) => betterThanBaseline) <= 0.03,
    },
    {
      what: 'a leak, on noise and on rows that are equal by chance',
      wanted: '≤ 1 %',
      measured: `at most ${percent(
        most([...noise, ...surveys], ({ leaks }) => leaks),
        1,
      )}`,
      isReached: most([...noise, ...surveys], ({ leaks }) => leaks) <= 0.01,
    },
  ]),
);
await page.add(
  [
    'Sixty rows leave 18 for the test, and 18 answers can be right in 19 ways only. Wilson’s interval therefore covers a share of 0.65, 0.70, 0.75, 0.80 and 0.85',
    'in 95.5, 96.5, 97.5, 93.1 and 95.8 % of all tests, as the binomial distribution has it; with 90 test rows in 95.0 to 96.3 %. So small tests',
    'alone let a coverage of up to 97.5 % be expected; above 97 % an interval is wider than it has to be, not narrower.',
    '',
    'Of 60 rows 18 are for the test, and an interval of as many errors can hold 17/19 or 18/19 of further rows (89.5 or 94.7 %): the smaller would be less than',
    'what is promised. That is the coverage over many tables; of one table in ten it is as low as the last column says.',
    '',
    'Over all shares from 0.6 to 0.9 Wilson’s interval covers 95.4 % of tests of 18 rows on average, and between 92.3 and 98.2 % at one share. No other one comes',
    'nearer: mid-p covers 95.9 % (92.5 to 99.0), Jeffreys’ 94.6 % (89.5 to 98.7), that of Agresti and Coull 96.1 % (93.4 to 98.3), the exact one of Clopper and',
    'Pearson 97.7 % (95.5 to 99.4). With 90 rows the first four cover 94.9 to 95.3 % on average, none more than 97.2 % at any share. It is the few ways in which',
    'few answers can be right, not the interval, so Wilson’s stays.',
    '',
    'Of 40 persons 12 are for the test, and mean errors of persons are skewed. Of twelve persons whose rows have half of their variance in common Student’s t covers',
    'the mean error in 93.6 % of tests where all have 8 rows and in 92.1 % where they have 2 to 15, of forty such persons in 94.7 %. Persons have to be many, not rows.',
  ].join('\n'),
);
if (!isQuick) await page.write();
