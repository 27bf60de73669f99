import { mount } from 'svelte';
import { PartReader, type ViewPart } from '../src/protocol/viewParts.ts';
import App from './App.svelte';
import { requests, watchRequests } from './host.ts';
import { HostWatch } from './hostWatch.ts';
import './page.css';
import './pictures/print.css';
import { readWords } from './say.ts';
import './tabs.css';
import { ViewStore } from './viewStore.svelte.ts';

function reportCrash(error: unknown): void {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  requests.tell('crashed', { message: message.slice(0, 20_000) });
}

window.addEventListener('error', (event) => reportCrash(event.error ?? event.message));
window.addEventListener('unhandledrejection', (event) => reportCrash(event.reason));

readWords(document.body);
const store = new ViewStore();
const reader = new PartReader();
const watch = new HostWatch(
  () => void requests.ask('ping', {}),
  (isSilent) => (store.isHostSilent = isSilent),
);
watchRequests((verb) => {
  if (verb !== 'ping' && verb !== 'crashed') watch.expectAnswer();
});
setInterval(() => watch.tick(store.isExpecting), 1000);
// Only the host can post to this page, and both sides are built from the same types.
window.addEventListener('message', ({ data }: MessageEvent<ViewPart>) => {
  watch.hear();
  const update = reader.read(data);
  if (update?.type === 'reply') return requests.settle(update.reply);
  if (update?.type === 'snapshot') requests.cancelAll();
  if (update) store.receive(update);
});
mount(App, { target: document.body, props: { store, place: document.body.dataset.place === 'sidebar' ? 'sidebar' : 'panel' } });
requests.tell('ready', {});
