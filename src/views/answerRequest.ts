import * as v from 'valibot';
import { message } from '../message.ts';
import {
  readEnvelope,
  verbSchemas,
  type RequestOutcome,
  type ViewHandlers,
  type ViewReply,
  type ViewVerb,
} from '../protocol/viewRequests.ts';
import { CancelledError, EndedError, UserError } from '../userError.ts';

/** Where a page's requests go, and who hears about the outcome. */
export interface RequestEnds {
  readonly handlers: ViewHandlers;
  reply(reply: ViewReply): void;
  /** Called with a reason, in English for the log, if a message was not a valid request. */
  onRefused(reason: string): void;
  /** Called with a handler's error that the page is not told about. */
  onError(error: unknown): void;
}

/**
 * Handles any message that a page has sent while its view showed the document: checks it, runs the handler, and replies if the page waits
 * for a reply. Invalid messages are only reported. Never rejects.
 */
export async function answerRequest(documentUri: string, sent: unknown, ends: RequestEnds): Promise<void> {
  const envelope = readEnvelope(sent);
  if (envelope) await handle(envelope.verb, documentUri, envelope.id, envelope.params, ends);
  else ends.onRefused('A view sent a message that is no request.');
}

async function handle<Verb extends ViewVerb>(
  verb: Verb,
  documentUri: string,
  id: number | undefined,
  params: unknown,
  ends: RequestEnds,
): Promise<void> {
  const checked = v.safeParse(verbSchemas[verb].params, params, { abortEarly: true });
  if (!checked.success) {
    const place = v.getDotPath(checked.issues[0]) ?? '';
    return ends.onRefused(`A view sent the request "${verb}" with something that it cannot have: "${place.slice(0, 100)}".`);
  }
  try {
    const value: unknown = await ends.handlers[verb](documentUri, checked.output);
    if (id !== undefined) ends.reply({ id, outcome: { type: 'done', value } });
  } catch (error) {
    if (id === undefined || !isForPage(error)) ends.onError(error);
    if (id !== undefined) ends.reply({ id, outcome: failureOf(error) });
  }
}

function isForPage(error: unknown): boolean {
  return error instanceof UserError || error instanceof CancelledError;
}

function failureOf(error: unknown): RequestOutcome<never> {
  if (error instanceof CancelledError || error instanceof EndedError) return { type: 'cancelled' };
  if (error instanceof UserError) return { type: 'failed', said: error.said };
  return { type: 'failed', said: message('That did not work because of a fault in Neuron. The Output view says more, under "Neuron".') };
}
