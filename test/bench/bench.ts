// Ratios and times on this machine: `npm run bench`. Contenders take turns in one process, since a machine's speed changes by the minute.
import { measureLessonTraining } from './lessonTraining.ts';
import { formatMeasurement, type Measurement } from './measurement.ts';
import { networkMeasurements } from './networkTraining.ts';
import { measureCurves, measureHost } from './workbenchTimes.ts';

const jobs: readonly (() => Promise<Measurement>)[] = [measureLessonTraining, ...networkMeasurements, measureHost, measureCurves];

for (const job of jobs) console.log(`${formatMeasurement(await job())}\n`);
