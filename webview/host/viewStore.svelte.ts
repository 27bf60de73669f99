import { assertNever } from '../../src/assertNever.ts';
import { answeredRun, emptySession, endsWithWindow, reduceSession } from '../../src/protocol/sessionState.ts';
import type { SessionEvent, SessionState } from '../../src/protocol/sessionState.ts';
import type { Remedy } from '../../src/dataset/checks/dataCheck.ts';
import type { SampledColumn } from '../../src/model/decision/sampledColumns.ts';
import { remedyOptions } from '../../src/run/findings/remedies.ts';
import { MOST_RESTARTS, type TrainOptions } from '../../src/run/options/trainOptions.ts';
import type { PictureName } from '../../src/protocol/pictures.ts';
import type { PanelTab, SessionUpdate, ViewContext } from '../../src/protocol/viewMessages.ts';
import { choiceBase, chosenFeatures, chosenTarget, featuresAfter, noEdits, requestedOptions, type Edits } from '../choice/trainChoice.ts';
import { trainsAtOnce } from '../choice/trainsAtOnce.ts';
import { EpochCursor } from '../cursors/epochCursor.svelte.ts';
import { HandEdits, type HandEdit } from '../cursors/handEdit.svelte.ts';
import { RowCursor, type ChosenRow } from '../cursors/rowCursor.svelte.ts';
import { SampleRows, type Samples } from '../cursors/samples.svelte.ts';
import { GraphChoice } from '../graph/graphChoice.svelte.ts';
import { recalledTab, rememberView, requests } from './host.ts';
import { HostTrouble } from './hostTrouble.svelte.ts';
import { everyTestRow, type RowFilter } from '../rows/answeredRows.ts';
import { TableRows } from '../rows/tableRows.svelte.ts';
import { NewCases } from '../use/newCases.svelte.ts';
import { isBusy, stageOf } from '../stage.ts';
import type { HandScores } from '../strip/stripContent.ts';

/** A run that ends within this time is never shown as running while there is an answer to look at. */
const freshMs = 300;

/**
 * The state of the page: what the host has sent, the edits that are not trained yet, and the cursors. These alone decide what is drawn: the epoch
 * (with its weights, possibly changed by hand), the row, the values that are asked about, and the filter of the rows.
 */
export class ViewStore {
  context = $state.raw<ViewContext | undefined>();
  session = $state.raw<SessionState>(emptySession);
  edits = $state.raw<Edits>(noEdits);
  tab = $state.raw<PanelTab>(recalledTab());
  readonly trouble = new HostTrouble();
  /** For a run that was set aside: whether the model that still answers is shown. */
  showsKept = $state.raw(false);
  /** New cases to be answered. */
  readonly newCases = new NewCases();
  /** The rows of the table with the model's answers. */
  readonly tableRows = new TableRows((start) => requests.ask('listRows', { start }));
  /** What the user has chosen about the graph. */
  readonly graph = new GraphChoice();
  /** Columns that were switched off before they became the target. */
  #wereOff: readonly string[] = [];
  #isFresh = $state.raw(false);
  #freshTimer: ReturnType<typeof setTimeout> | undefined;

  readonly stage = $derived(stageOf(this.session, this.#isFresh, this.showsKept));
  readonly picture = $derived(this.stage.type === 'empty' ? undefined : this.stage.picture);
  /** The epoch that is shown of the run. */
  readonly time = new EpochCursor(
    () => this.picture,
    () => this.context?.playbackSeconds ?? 0,
  );
  readonly #edits = new HandEdits(() => this.time.stop);
  readonly #samples = new SampleRows(() => this.picture);
  readonly rowCursor = new RowCursor(
    () => this.picture?.plan,
    () => this.#samples.columns,
  );
  /** The scores of weights changed by hand; undefined until they are known. */
  handScores = $state.raw<HandScores | undefined>();
  /** The picture that the host has requested, until it is being drawn. */
  wantedPicture = $state.raw<PictureName | undefined>();
  /** The filter of the list of rows. */
  filter = $state.raw<RowFilter>(everyTestRow);
  /** True while the host is busy with something that the page shows. */
  readonly isExpecting = $derived(isBusy(this.session));
  readonly choiceBase = $derived(choiceBase(this.session));

  /** Applies an update from the host. */
  receive(update: SessionUpdate): void {
    switch (update.type) {
      case 'snapshot': {
        const before = this.context?.documentUri;
        this.context = update.context;
        this.session = update.state;
        this.edits = noEdits;
        this.showsKept = false;
        this.#setFresh(false);
        if (update.context.documentUri !== before) this.#forgetRows();
        this.time.follow();
        if (update.isNews) this.time.playNews(this.session.run);
        break;
      }
      case 'contextChanged':
        this.context = update.context;
        break;
      case 'event':
        this.session = reduceSession(this.session, update.event);
        this.#follow(update.event);
        break;
      case 'pictureWanted':
        this.wantedPicture = update.name;
        return this.open('learn');
      case 'rowPointed':
        if (update.chosenFor === 'whatIf') this.open('learn');
        return this.rowCursor.point(update);
      default:
        return assertNever(update);
    }
    this.#remember();
  }

  /** Stores a choice of columns or of the task; trains at once where that takes no time. */
  choose(edit: Omit<Edits, 'fields'>): void {
    this.edits = { ...this.edits, ...(edit.target === undefined ? {} : this.#leaveTarget(edit.target)), ...edit };
    if (trainsAtOnce(this.session, this.edits)) this.train();
  }

  /** Stores a choice and trains with it. */
  chooseAndTrain(edit: Omit<Edits, 'fields'>): void {
    this.edits = { ...this.edits, ...edit };
    this.train();
  }

  /** The features after a change of the target. */
  #leaveTarget(target: string): Pick<Edits, 'features'> {
    if (target === chosenTarget(this.choiceBase, this.edits)) return {};
    const features = featuresAfter(this.choiceBase, this.edits, target, this.#wereOff);
    if (!features) return {};
    const others = this.#wereOff.filter((name) => name !== target);
    this.#wereOff = chosenFeatures(this.choiceBase, this.edits).includes(target) ? others : [...others, target];
    return { features };
  }

  /** Requests a training with all edits; does nothing while a field is invalid. */
  train(): void {
    const options = requestedOptions(this.choiceBase, this.edits);
    if (options) requests.tell('train', { options });
  }

  /** Requests a training like that of the shown answer, with some other options. */
  trainWith(others: TrainOptions): void {
    const options = requestedOptions(this.choiceBase, noEdits);
    if (options) requests.tell('train', { options: { ...options, ...others } });
  }

  /** Requests a training with all edits and a remedy for a doubt. */
  applyRemedy(remedy: Remedy): void {
    const options = requestedOptions(this.choiceBase, this.edits);
    const helping = remedyOptions(remedy, chosenFeatures(this.choiceBase, this.edits));
    if (options) requests.tell('train', { options: { ...options, ...helping } });
  }

  /** The shown epoch: that of a recorded snapshot, 0 … last. */
  get epoch(): number {
    return this.time.stop?.epoch ?? 0;
  }

  /** The shown weights, flat as in `layerSlices`: of the snapshot, or changed by hand. */
  get weights(): Float32Array<ArrayBuffer> | undefined {
    return this.#edits.current?.weights ?? this.time.stop?.weights;
  }

  /** True while the page follows the run. */
  get isLive(): boolean {
    return this.time.isLive;
  }

  /** Shows the snapshot nearest to an epoch. */
  scrubTo(epoch: number): void {
    this.time.scrubTo(epoch);
  }

  /** The row that is looked at. */
  get row(): ChosenRow | undefined {
    return this.rowCursor.row;
  }

  /** Looks at the row that spans a document line (0-based). With `pin` it stays until it is released, and is shown in the file. */
  chooseRow(line: number, how: { readonly pin: boolean }): void {
    void this.rowCursor.choose(line, how);
  }

  releaseRow(): void {
    this.rowCursor.release();
  }
  /** The values that are asked about, by feature: the row's or typical ones, with the changes made by hand. */
  get whatIf(): ReadonlyMap<string, string> {
    return this.rowCursor.whatIf;
  }

  /** True where they differ from those of the row, or from the typical ones. */
  get isWhatIfChanged(): boolean {
    return this.rowCursor.isChanged;
  }

  setWhatIf(column: string, text: string): void {
    this.rowCursor.setWhatIf(column, text);
  }

  /** The changes made by hand to the shown weights; undefined where there are none. */
  get handEdit(): HandEdit | undefined {
    return this.#edits.current;
  }

  /** Sets one of the shown weights; changes with the same `gesture` are undone together. */
  editWeight(index: number, value: number, gesture?: number): void {
    this.time.pause();
    this.#edits.set(index, value, gesture);
  }

  /** Sets several of the shown weights, to be undone together. */
  editWeights(changes: readonly (readonly [index: number, value: number])[]): void {
    this.time.pause();
    this.#edits.setAll(changes);
  }

  undoEdit(): void {
    this.#edits.undo();
  }
  /** Sampled rows of the shown run, available some time after `requestSamples`, and what they say of each column. */
  get samples(): Samples | undefined {
    return this.#samples.current;
  }
  get sampledColumns(): readonly SampledColumn[] | undefined {
    return this.#samples.columns;
  }

  /** Fetches the samples, unless they are there. Call it in an effect of what draws them. */
  requestSamples(): void {
    this.#samples.requestFor(this.stage, answeredRun(this.session));
  }

  /** Trains as last time but from other first weights; the test rows stay the same. */
  startAnew(): void {
    const options = requestedOptions(this.choiceBase, noEdits);
    if (options) requests.tell('train', { options: { ...options, restart: ((options.restart ?? 0) + 1) % MOST_RESTARTS } });
  }

  /** Opens another tab of the panel. */
  open(tab: PanelTab): void {
    this.tab = tab;
    this.#remember();
  }

  #forgetRows(): void {
    this.releaseRow();
    this.filter = everyTestRow;
    this.#samples.forget();
  }

  #remember(): void {
    if (this.context) rememberView({ documentUri: this.context.documentUri, isRunning: endsWithWindow(this.session), tab: this.tab });
  }

  #follow(event: SessionEvent): void {
    switch (event.type) {
      case 'started':
        this.edits = noEdits;
        this.showsKept = false;
        this.#setFresh(true);
        return this.time.follow();
      case 'planned':
        return this.time.playNews(this.session.run);
      case 'failed':
      case 'interrupted':
        return this.time.follow();
      case 'broughtBack':
        this.edits = noEdits;
        this.showsKept = false;
        this.#samples.renew();
        this.time.follow();
        return void this.rowCursor.refresh();
      case 'trained':
      case 'drifted':
        // The file, or the model that answers, is another one.
        this.#samples.renew(event.type === 'trained' ? event.runId : undefined);
        return void this.rowCursor.refresh();
      case 'waiting':
      case 'reading':
      case 'epochs':
      case 'paused':
      case 'scoring':
      case 'foldsStarted':
      case 'foldScored':
      case 'foldsEnded':
      case 'decisionMoved':
      case 'shufflesStarted':
      case 'shuffleScored':
      case 'shufflesEnded':
      case 'sweepStarted':
      case 'settingScored':
      case 'sweepEnded':
        return;
      default:
        return assertNever(event);
    }
  }

  #setFresh(isFresh: boolean): void {
    clearTimeout(this.#freshTimer);
    this.#isFresh = isFresh;
    if (isFresh) this.#freshTimer = setTimeout(() => (this.#isFresh = false), freshMs);
  }
}
