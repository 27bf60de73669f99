/** Job names use only letters, digits and dashes, which every system accepts. */
function jobName(fileName: string): string {
  const plain = fileName
    .toLowerCase()
    .replace(/\.[^.]*$/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  return `neuron-${plain === '' ? 'training' : plain}`;
}

/** A task of SkyPilot, for `sky launch`. */
export function skyPilotTask(fileName: string): string {
  const name = jobName(fileName);
  return `# sky launch -c ${name} sky.yaml
# While it trains, history.jsonl comes back by: rsync ${name}:sky_workdir/history.jsonl .
# At the end: rsync ${name}:sky_workdir/model.safetensors .
name: ${name}

# The folder with this file.
workdir: .

num_nodes: 2

resources:
  cpus: 4+

setup: |
  pip install torch numpy

run: |
  MASTER_ADDR=$(echo "$SKYPILOT_NODE_IPS" | head -n1)
  torchrun \\
    --nnodes=$SKYPILOT_NUM_NODES \\
    --nproc_per_node=\${SKYPILOT_NUM_GPUS_PER_NODE/#0/1} \\
    --node_rank=$SKYPILOT_NODE_RANK \\
    --master_addr=$MASTER_ADDR \\
    --master_port=8008 \\
    train.py
`;
}

/** A command job of Azure Machine Learning, for `az ml job create`. */
export function azureJob(fileName: string): string {
  return `# az ml job create --file azure-ml.yaml
# While it trains, history.jsonl is among the job's outputs; they come back by:
# az ml job download --name NAME --output-name run
$schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
type: command
display_name: ${jobName(fileName)}

# The folder with this file.
code: .
command: pip install torch numpy && python train.py --out \${{outputs.run}}

outputs:
  run:
    type: uri_folder
    mode: rw_mount

environment:
  image: mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04:latest

# The name of a cluster of the workspace.
compute: azureml:cpu-cluster

resources:
  instance_count: 2

# Sets RANK, WORLD_SIZE, MASTER_ADDR and MASTER_PORT.
distribution:
  type: pytorch
  process_count_per_instance: 1
`;
}
