import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { azureJob, skyPilotTask } from '../../../src/scale/jobFiles.ts';

test.each([
  ['exam_scores.csv', 'neuron-exam-scores'],
  ['Über: "x"\n- y.csv', 'neuron-ber-x-y'],
  ['시험.csv', 'neuron-training'],
  [`${'a-'.repeat(60)}.csv`, `neuron-${'a-'.repeat(19)}a`],
])('the jobs of %j are YAML, with the name %s', (fileName, name) => {
  const task: unknown = parse(skyPilotTask(fileName));
  expect(task).toMatchObject({ name, workdir: '.', num_nodes: 2, setup: expect.stringContaining('torch') as string });
  expect(task).toMatchObject({ run: expect.stringMatching(/torchrun \\\n.+--nnodes=\$SKYPILOT_NUM_NODES[^]+train\.py\n$/) as string });
  const job: unknown = parse(azureJob(fileName));
  expect(job).toMatchObject({
    ...{ type: 'command', display_name: name, code: '.', resources: { instance_count: 2 } },
    command: 'pip install torch numpy && python train.py --out ${{outputs.run}}',
    distribution: { type: 'pytorch', process_count_per_instance: 1 },
    outputs: { run: { type: 'uri_folder', mode: 'rw_mount' } },
  });
});
