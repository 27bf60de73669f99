import { Ajv } from 'ajv';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { azureJob, skyPilotTask } from '../../../src/scale/jobFiles.ts';

const text = { type: 'string', minLength: 1 } as const;
const count = { type: 'integer', minimum: 1 } as const;
/** An object with exactly these fields, since both programs refuse unknown ones. */
const exactly = (properties: Readonly<Record<string, object>>) => ({
  ...{ type: 'object', additionalProperties: false, properties },
  required: Object.keys(properties),
});

// The fields in use, as defined by sky/utils/schemas.py of SkyPilot and by the command job's schema of azure-ai-ml.
const skyTask = exactly({
  name: { type: 'string', pattern: '^[a-z]([-a-z0-9]*[a-z0-9])?$', maxLength: 63 },
  workdir: text,
  num_nodes: count,
  resources: exactly({ cpus: { type: ['string', 'number'], pattern: '^\\d+\\+?$' } }),
  setup: text,
  run: text,
});
const commandJob = exactly({
  $schema: { const: 'https://azuremlschemas.azureedge.net/latest/commandJob.schema.json' },
  type: { const: 'command' },
  display_name: text,
  code: text,
  command: text,
  outputs: exactly({
    run: exactly({ type: { enum: ['uri_file', 'uri_folder'] }, mode: { enum: ['rw_mount', 'upload', 'direct'] } }),
  }),
  environment: exactly({ image: text }),
  compute: { type: 'string', pattern: '^(azureml:.+|local)$' },
  resources: exactly({ instance_count: count }),
  distribution: exactly({ type: { enum: ['pytorch', 'mpi', 'tensorflow'] }, process_count_per_instance: count }),
});

test.each([
  ['exam_scores.csv', 'neuron-exam-scores'],
  ['Über: "x"\n- y.csv', 'neuron-ber-x-y'],
  ['시험.csv', 'neuron-training'],
  [`${'a-'.repeat(60)}.csv`, `neuron-${'a-'.repeat(19)}a`],
])('the jobs of %j are YAML with the fields that their programs know, and the name %s', (fileName, name) => {
  const task: unknown = parse(skyPilotTask(fileName));
  expectValid(skyTask, task);
  expect(task).toMatchObject({ name, workdir: '.', num_nodes: 2, setup: expect.stringContaining('torch') as string });
  const job: unknown = parse(azureJob(fileName));
  expectValid(commandJob, job);
  expect(job).toMatchObject({
    ...{ display_name: name, code: '.', resources: { instance_count: 2 } },
    command: 'pip install torch numpy && python train.py --out ${{outputs.run}}',
    distribution: { type: 'pytorch', process_count_per_instance: 1 },
    outputs: { run: { type: 'uri_folder', mode: 'rw_mount' } },
  });
});

test.each([
  ['0', '1'],
  ['4', '4'],
  ['10', '10'],
])('SkyPilot’s variables of a node with %s graphics processors start %s processes there', (processors, processes) => {
  const { run } = parse(skyPilotTask('x.csv')) as { run: string };
  const folder = mkdtempSync(path.join(tmpdir(), 'neuron-sky-'));
  try {
    const program = path.join(folder, 'torchrun');
    writeFileSync(program, '#!/bin/sh\nprintf "%s\\n" "$@"\n');
    chmodSync(program, 0o755);
    const variables = { SKYPILOT_NODE_IPS: '10.0.0.1\n10.0.0.2', SKYPILOT_NUM_NODES: '2', SKYPILOT_NODE_RANK: '1' };
    // Nothing else of this machine: a shell may be told to run something first.
    const env = { ...variables, SKYPILOT_NUM_GPUS_PER_NODE: processors, PATH: `${folder}:${process.env.PATH ?? ''}` };
    expect(execFileSync('bash', ['-c', run], { env, encoding: 'utf8' }).trim().split('\n')).toEqual([
      ...['--nnodes=2', `--nproc_per_node=${processes}`, '--node_rank=1', '--master_addr=10.0.0.1', '--master_port=8008', 'train.py'],
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function expectValid(schema: object, value: unknown): void {
  const ajv = new Ajv({ strict: false });
  ajv.validate(schema, value);
  expect(ajv.errors).toBeNull();
}
