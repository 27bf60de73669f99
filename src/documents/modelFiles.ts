import * as vscode from 'vscode';
import type { NeuronFile } from '../exports/neuron/neuronFile.ts';
import { readModelFile } from '../exports/reading/readModelFile.ts';
import { message } from '../message.ts';
import type { RunState } from '../protocol/sessionState.ts';
import { isSafetensors } from '../scale/safetensors.ts';
import type { Sessions } from '../session/sessions.ts';
import { UserError } from '../userError.ts';
import { unreadUri } from './unreadUri.ts';

/** True for the name of a model file. */
export function isModelUri({ path }: vscode.Uri): boolean {
  return /\.neuron$/i.test(path);
}

/** A larger file is not a model that was trained here. */
const MOST_BYTES = 2 ** 28;

/**
 * Opens a model file: from then on its URI has a session without rows that can predict. Rejects with a UserError for a file that is not a model,
 * and leaves the former session unchanged.
 */
export async function openModelFile(uri: vscode.Uri, sessions: Sessions): Promise<void> {
  const { plan, outcome, options, history, checkpoint } = await readModelAt(uri);
  const documentUri = uri.toString();
  const snapshots = [{ epoch: outcome.epochs, weights: outcome.weights }];
  const phase = outcome.isStopped ? 'stopped' : 'trained';
  const run: RunState = { runId: `file ${documentUri}`, phase, options, plan, history, snapshots, outcome };
  // It is not known which rows it has seen.
  const ledger = { keys: new Uint32Array(0), splits: new Uint8Array(0) };
  sessions.forget(documentUri);
  sessions.restore(documentUri, { run }, ledger, [{ run, ledger, ...(checkpoint ? { checkpoint } : {}) }]);
}

/** The content of a model file; creates no session. Rejects with a UserError for a file that is not a model. */
export async function readModelAt(uri: vscode.Uri): Promise<NeuronFile> {
  const bytes = await readBytes(uri);
  return isSafetensors(bytes)
    ? (await import('../scale/scaledModel.ts')).readScaledModel(bytes)
    : readModelFile(bytes, (name) => readBytes(vscode.Uri.joinPath(uri, '..', name)));
}

async function readBytes(uri: vscode.Uri): Promise<Uint8Array<ArrayBuffer>> {
  const name = vscode.workspace.asRelativePath(uri);
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > MOST_BYTES) throw new UserError(message('{name} is too large to be a Neuron model.', { name }));
    return Uint8Array.from(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw await unreadUri(uri, error);
  }
}
