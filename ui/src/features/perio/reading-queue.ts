import type {
  Entrance,
  ExamView,
  NewSiteReading,
  NewToothReading,
  Site,
  SiteView,
  ToothView,
} from "../../lib/bindings";
import { asCommandError, ipc } from "../../lib/ipc";
import type { SiteEdit, SiteValues, ToothEdit, ToothValues } from "./entry";
import { type Cell, keyOf } from "./places";

export type SiteNow = SiteValues & { carried: boolean; disputed: boolean };
export type ToothNow = ToothValues & { disputed: boolean };

/** What is typed and not yet answered for, over what the store says. */
export type Readings = {
  site: (cell: Cell) => SiteNow;
  tooth: (tooth: number) => ToothNow;
  /** Readings on their way. */
  waiting: number;
  /** The store could not keep them; they stay here and are tried again. */
  failed: unknown;
};

const NO_SITE: SiteNow = {
  depthMm: null,
  recessionMm: null,
  bleeding: null,
  suppuration: null,
  plaque: null,
  calculus: null,
  carried: false,
  disputed: false,
};
const NO_TOOTH: ToothNow = { mobility: null, furcation: {}, examined: null, disputed: false };
const RETRY_MS = 2000;

type Kept<V> = { values: V; heads: string[] };

/** Readings of one kind by key: as stored, and what was typed over them since. */
class Layer<V extends object> {
  stored = new Map<string, Kept<V>>();
  typed = new Map<string, V>();
  dirty = new Set<string>();
  sent = new Set<string>();
  /** Our own readings before the store is read again: by which id, and since when. */
  own = new Map<string, { id: string; at: number }>();

  constructor(private nothing: V) {}

  now(key: string): V {
    return this.typed.get(key) ?? this.stored.get(key)?.values ?? this.nothing;
  }

  write(key: string, change: Partial<V>) {
    this.typed.set(key, { ...this.now(key), ...change });
    this.dirty.add(key);
  }

  /** What a new reading sets aside: our own last one, and whatever else was on screen. */
  replaces(key: string): string[] {
    const own = this.own.get(key);
    return [...new Set([...(this.stored.get(key)?.heads ?? []), ...(own ? [own.id] : [])])];
  }

  /** The store was read: what it was asked for after it kept ours need not be remembered here. */
  learn(stored: Map<string, Kept<V>>, asked: number) {
    this.stored = stored;
    for (const [key, own] of [...this.own]) {
      if (own.at > asked) continue;
      this.own.delete(key);
      if (!this.dirty.has(key) && !this.sent.has(key)) this.typed.delete(key);
    }
  }

  /** Takes what is to be sent. */
  take(): string[] {
    this.sent = new Set(this.dirty);
    this.dirty.clear();
    return [...this.sent];
  }

  /** The store kept it. */
  kept(key: string, id: string) {
    this.own.set(key, { id, at: performance.now() });
  }
}

/**
 * Keeps what is typed, in order, however slow the store answers: one request at a time carries everything typed since
 * the last. It lives outside the screen, so that going elsewhere loses nothing.
 */
export class ReadingQueue {
  private sites = new Layer<SiteNow>(NO_SITE);
  private teeth = new Layer<ToothNow>(NO_TOOTH);
  private knownSites = new WeakMap<SiteView, Kept<SiteNow>>();
  private knownTeeth = new WeakMap<ToothView, Kept<ToothNow>>();
  private listeners = new Set<() => void>();
  private sending = false;
  private failed: unknown = null;
  private snapshot: Readings;
  /** Why a closed examination is being amended. */
  reason = "";

  constructor(private exam: string) {
    this.snapshot = this.picture();
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  read = () => this.snapshot;

  /** What the store said when it was asked. What it says again as before keeps its identity, and is not drawn anew. */
  learn(view: ExamView, asked: number) {
    const sites = view.teeth.flatMap(({ tooth, sites: around }) =>
      around.map((site) => [keyOf({ tooth, site: site.site }), this.siteOf(site)] as const),
    );
    this.sites.learn(new Map(sites), asked);
    this.teeth.learn(new Map(view.teeth.map((tooth) => [String(tooth.tooth), this.toothOf(tooth)] as const)), asked);
    this.changed();
  }

  private siteOf(view: SiteView): Kept<SiteNow> {
    const known = this.knownSites.get(view);
    if (known) return known;
    const { site: _site, heads, ...values } = view;
    const kept = { values, heads };
    this.knownSites.set(view, kept);
    return kept;
  }

  private toothOf(view: ToothView): Kept<ToothNow> {
    const known = this.knownTeeth.get(view);
    if (known) return known;
    const { mobility, furcation, examined, disputed, heads } = view;
    const grades = Object.fromEntries(furcation.map(({ entrance, grade }) => [entrance, grade]));
    const kept = { values: { mobility, furcation: grades, examined, disputed }, heads };
    this.knownTeeth.set(view, kept);
    return kept;
  }

  write(sites: readonly SiteEdit[], teeth: readonly ToothEdit[]) {
    for (const { change, ...cell } of sites) {
      this.sites.write(keyOf(cell), { ...change, carried: false, disputed: false });
    }
    for (const { tooth, change } of teeth) this.teeth.write(String(tooth), { ...change, disputed: false });
    this.changed();
    void this.send();
  }

  private async send() {
    if (this.sending || this.sites.dirty.size + this.teeth.dirty.size === 0) return;
    this.sending = true;
    const [sites, teeth] = [this.sites.take(), this.teeth.take()];
    try {
      const recorded = await ipc.commands.perioRecord(this.exam, {
        sites: sites.map((key) => this.siteReading(key)),
        teeth: teeth.map((key) => this.toothReading(key)),
        reason: this.reason,
      });
      for (const { tooth, site, id } of recorded.sites) this.sites.kept(keyOf({ tooth, site }), id);
      for (const { tooth, id } of recorded.teeth) this.teeth.kept(String(tooth), id);
      this.failed = null;
    } catch (error) {
      this.failed = error;
      if (asCommandError(error).code === "invalid") this.forget(sites, teeth);
      else this.keepFor(sites, teeth);
    }
    this.sites.sent.clear();
    this.teeth.sent.clear();
    this.sending = false;
    this.changed();
    if (this.failed === null) void this.send();
  }

  /** Refused for what it says: what stood there before stands again. */
  private forget(sites: string[], teeth: string[]) {
    for (const key of sites) if (!this.sites.dirty.has(key)) this.sites.typed.delete(key);
    for (const key of teeth) if (!this.teeth.dirty.has(key)) this.teeth.typed.delete(key);
  }

  /** The store could not: nothing is lost, it is tried again. */
  private keepFor(sites: string[], teeth: string[]) {
    for (const key of sites) this.sites.dirty.add(key);
    for (const key of teeth) this.teeth.dirty.add(key);
    setTimeout(() => void this.send(), RETRY_MS);
  }

  private siteReading(key: string): NewSiteReading {
    const [tooth = "", site = ""] = key.split("-");
    const { carried: _carried, disputed: _disputed, ...values } = this.sites.now(key);
    return { tooth: Number(tooth), site: site as Site, ...values, replaces: this.sites.replaces(key) };
  }

  private toothReading(key: string): NewToothReading {
    const { mobility, furcation, examined } = this.teeth.now(key);
    const grade = (entrance: Entrance) => furcation[entrance] ?? null;
    return {
      tooth: Number(key),
      mobility,
      furcationBuccal: grade("buccal"),
      furcationLingual: grade("lingual"),
      furcationMesial: grade("mesial"),
      furcationDistal: grade("distal"),
      examined,
      replaces: this.teeth.replaces(key),
    };
  }

  private changed() {
    this.snapshot = this.picture();
    for (const tell of this.listeners) tell();
  }

  private picture(): Readings {
    return {
      site: (cell) => this.sites.now(keyOf(cell)),
      tooth: (tooth) => this.teeth.now(String(tooth)),
      waiting: this.sites.dirty.size + this.teeth.dirty.size + (this.sending ? 1 : 0),
      failed: this.failed,
    };
  }
}

const queues = new Map<string, ReadingQueue>();

/** The queue of an examination, the same for as long as the program runs. */
export function queueOf(exam: string): ReadingQueue {
  const queue = queues.get(exam) ?? new ReadingQueue(exam);
  queues.set(exam, queue);
  return queue;
}

/** Waits until everything typed was kept, or could not be: what closes an examination must not overtake its readings. */
export function settled(exam: string): Promise<void> {
  const queue = queueOf(exam);
  return new Promise((done) => {
    const look = () => {
      const { waiting, failed } = queue.read();
      if (waiting > 0 && !failed) return;
      leave();
      done();
    };
    const leave = queue.subscribe(look);
    look();
  });
}
