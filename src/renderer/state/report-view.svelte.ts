import type { Failure } from '../../shared/result';
import type { Grouping, Report, ReportColumn, ReportRow, ReportSort, ReportSpan } from '../../shared/report';
import { sortRows } from '../../shared/report';
import { displayLocale } from '../lib/locale';
import type { Range } from '../lib/report-ranges';
import type { Commands } from './commands.svelte';

/** Which days of whose account. */
interface Asked extends ReportSpan {
  readonly account: string;
}

const BY_TIME: ReportSort = { column: 'seconds', isDescending: true };
const BY_NAME: ReportSort = { column: 'name', isDescending: false };

/** A report, how it lies before the person, and what became of saving or copying it. It is of the moment it was read. */
export class ReportView {
  readonly #commands: Commands;
  range = $state.raw<Range>('this-week');
  /** The days that were chosen one by one. */
  custom = $state.raw<ReportSpan>({ from: '', to: '' });
  #asked: Asked | null = null;
  /** Counts the questions: only the answer to the last one counts. */
  #question = 0;
  #report = $state.raw<Report | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #isReading = $state(false);
  #wantedBy = $state.raw<Grouping | null>(null);
  #wantedSort = $state.raw<ReportSort | null>(null);
  #saved = $state.raw<{ readonly file: string } | null>(null);
  #problem = $state.raw<string | null>(null);
  #isCopied = $state(false);

  constructor(commands: Commands) {
    this.#commands = commands;
  }

  /** Null until it was read. */
  get report(): Report | null {
    return this.#report;
  }

  /** Why there is none. */
  get failure(): Failure | null {
    return this.#failure;
  }

  get isReading(): boolean {
    return this.#isReading;
  }

  /** What it is grouped by: what was chosen as long as it is known, else people where there are several, else projects. */
  get by(): Grouping {
    const groups = this.#report?.groups ?? {};
    if (this.#wantedBy !== null && groups[this.#wantedBy]) return this.#wantedBy;
    return (groups.person?.length ?? 0) > 1 || !groups.project ? 'person' : 'project';
  }

  get sort(): ReportSort {
    return this.#wantedSort ?? (this.by === 'day' ? BY_NAME : BY_TIME);
  }

  /** The lines in the order that was chosen. */
  get rows(): readonly ReportRow[] {
    return sortRows(this.#report?.groups[this.by] ?? [], this.by, this.sort, displayLocale());
  }

  /** Where it was saved last. */
  get saved(): { readonly file: string } | null {
    return this.#saved;
  }

  /** Why it could not be saved or copied: a whole sentence. */
  get problem(): string | null {
    return this.#problem;
  }

  get isCopied(): boolean {
    return this.#isCopied;
  }

  groupBy(by: Grouping): void {
    this.#wantedBy = by;
    this.#wantedSort = null;
    this.#forget();
  }

  /** Sorts by a column: names first from A, figures first from the most; once more the other way round. */
  sortBy(column: ReportColumn): void {
    const { sort } = this;
    const isDescending = sort.column === column ? !sort.isDescending : column !== 'name';
    this.#wantedSort = { column, isDescending };
    this.#forget();
  }

  /** Asks for some days of an account; what is there of others goes away. */
  ask(asked: Asked): void {
    if (!this.#isStill(asked)) {
      this.#report = null;
      this.#failure = null;
      this.#forget();
    }
    this.#asked = asked;
    void this.#read(false);
  }

  /** The days that are chosen are none: nothing is shown, and no answer waited for. */
  askNothing(): void {
    this.#asked = null;
    this.#question += 1;
    this.#report = null;
    this.#failure = null;
    this.#isReading = false;
    this.#forget();
  }

  /** Reads it anew; what is there stays until then. */
  refresh(): void {
    void this.#read(true);
  }

  async save(): Promise<void> {
    const wanted = this.#table();
    if (!wanted) return;
    this.#forget();
    const asked = this.#asked;
    const result = await this.#commands.sendQuietly('exportReport', wanted);
    if (!this.#isStill(asked)) return;
    if (result.ok) this.#saved = result.value;
    else this.#problem = result.failure.message;
  }

  async copy(): Promise<void> {
    const wanted = this.#table();
    if (!wanted) return;
    this.#forget();
    const asked = this.#asked;
    const result = await this.#commands.sendQuietly('copyReport', wanted);
    if (!this.#isStill(asked)) return;
    this.#isCopied = result.ok;
    if (!result.ok) this.#problem = result.failure.message;
  }

  async #read(isAnew: boolean): Promise<void> {
    const asked = this.#asked;
    if (!asked) return;
    this.#question += 1;
    const question = this.#question;
    this.#isReading = true;
    const result = await this.#commands.sendQuietly('readReport', {
      ...{ from: asked.from, to: asked.to },
      ...(isAnew && { isAnew }),
    });
    if (question !== this.#question) return;
    this.#isReading = false;
    if (result.ok) this.#report = result.value;
    this.#failure = result.ok ? null : result.failure;
  }

  /** Whether it is about the same days of the same account. */
  #isStill(asked: Asked | null): boolean {
    return JSON.stringify(asked) === JSON.stringify(this.#asked);
  }

  #table() {
    const report = this.#report;
    return report && { from: report.from, to: report.to, by: this.by, sort: this.sort };
  }

  #forget(): void {
    this.#saved = null;
    this.#problem = null;
    this.#isCopied = false;
  }
}
