import type { IndexExamView } from "../../lib/bindings";
import { asCommandError, ipc } from "../../lib/ipc";
import type { Score } from "./entry";

/** What is typed and not yet answered for, over what the store says. */
export type Scores = {
  code: (place: string) => string;
  disputed: (place: string) => boolean;
  /** Scores on their way. */
  waiting: number;
  /** The store could not keep them; they stay here and are tried again. */
  failed: unknown;
};

const RETRY_MS = 2000;

/**
 * Keeps what is typed, however slow the store answers: one request at a time carries everything typed since the last.
 * It lives outside the screen, so that going elsewhere loses nothing.
 */
export class ScoreQueue {
  private stored = new Map<string, { code: string; heads: string[]; disputed: boolean }>();
  private typed = new Map<string, string>();
  private dirty = new Set<string>();
  /** Our own scores before the store is read again: by which id, and since when. */
  private own = new Map<string, { id: string; at: number }>();
  private listeners = new Set<() => void>();
  private sending: readonly string[] = [];
  private failed: unknown = null;
  private snapshot: Scores = this.picture();

  constructor(private exam: string) {}

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  read = () => this.snapshot;

  /** The store was read: what it was asked for after it kept ours need not be remembered here. */
  learn(view: IndexExamView, asked: number) {
    this.stored = new Map(view.places.map(({ key, code, heads, disputed }) => [key, { code, heads, disputed }]));
    for (const [place, own] of [...this.own]) {
      if (own.at > asked) continue;
      this.own.delete(place);
      if (!this.dirty.has(place) && !this.sending.includes(place)) this.typed.delete(place);
    }
    this.changed();
  }

  write(scores: readonly Score[]) {
    for (const { place, code } of scores) {
      this.typed.set(place, code);
      this.dirty.add(place);
    }
    this.changed();
    void this.send();
  }

  private async send() {
    if (this.sending.length > 0 || this.dirty.size === 0) return;
    this.sending = [...this.dirty];
    this.dirty.clear();
    try {
      const recorded = await ipc.commands.indexRecord(
        this.exam,
        this.sending.map((place) => ({ place, code: this.typed.get(place) ?? "", replaces: this.replaces(place) })),
      );
      for (const { place, id } of recorded) this.own.set(place, { id, at: performance.now() });
      this.failed = null;
    } catch (error) {
      this.failed = error;
      const refused = asCommandError(error).code === "invalid";
      for (const place of this.sending) {
        // Refused for what it says: what stood there stands again. Else nothing is lost, it is tried again.
        if (!refused) this.dirty.add(place);
        else if (!this.dirty.has(place)) this.typed.delete(place);
      }
      if (!refused) setTimeout(() => void this.send(), RETRY_MS);
    }
    this.sending = [];
    this.changed();
    if (this.failed === null) void this.send();
  }

  /** What a new score sets aside: our own last one, and whatever else was on screen. */
  private replaces(place: string): string[] {
    const own = this.own.get(place);
    return [...new Set([...(this.stored.get(place)?.heads ?? []), ...(own ? [own.id] : [])])];
  }

  private changed() {
    this.snapshot = this.picture();
    for (const tell of this.listeners) tell();
  }

  private picture(): Scores {
    return {
      code: (place) => this.typed.get(place) ?? this.stored.get(place)?.code ?? "",
      disputed: (place) => !this.typed.has(place) && (this.stored.get(place)?.disputed ?? false),
      waiting: this.dirty.size + this.sending.length,
      failed: this.failed,
    };
  }
}

const queues = new Map<string, ScoreQueue>();

/** The queue of an examination, the same for as long as the program runs. */
export function scoreQueueOf(exam: string): ScoreQueue {
  const queue = queues.get(exam) ?? new ScoreQueue(exam);
  queues.set(exam, queue);
  return queue;
}
