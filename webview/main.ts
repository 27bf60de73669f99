import { mount } from 'svelte';
import App from './App.svelte';
import { requests, watchRequests } from './host/host.ts';
import { HostWatch } from './host/hostWatch.ts';
import { Inbox } from './host/inbox.ts';
import './page.css';
import './pictures/print.css';
import { readWords } from './say.ts';
import './tabs.css';
import { ViewStore } from './host/viewStore.svelte.ts';

function reportCrash(error: unknown): void {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  requests.tell('crashed', { message: message.slice(0, 20_000) });
}

window.addEventListener('error', (event) => reportCrash(event.error ?? event.message));
window.addEventListener('unhandledrejection', (event) => reportCrash(event.reason));

readWords(document.body);
const store = new ViewStore();
const watch = new HostWatch(
  () => void requests.ask('ping', {}),
  (isSilent) => (store.trouble.isSilent = isSilent),
);
watchRequests((verb) => {
  if (verb !== 'ping' && verb !== 'crashed' && verb !== 'tookEpochs') watch.expectAnswer();
});
setInterval(() => watch.tick(store.isExpecting), 1000);
const inbox = new Inbox({
  onUpdate: (update) => {
    if (update.type === 'snapshot') requests.cancelAll();
    store.receive(update);
    store.trouble.isUnreadable = false;
  },
  onReply: (reply) => requests.settle(reply),
  onEpochs: () => requests.tell('tookEpochs', {}),
  onRefused: (error) => {
    store.trouble.isUnreadable = true;
    reportCrash(error);
  },
});
window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  watch.hear();
  inbox.take(data);
});
mount(App, { target: document.body, props: { store, place: document.body.dataset.place === 'sidebar' ? 'sidebar' : 'panel' } });
requests.tell('ready', {});
