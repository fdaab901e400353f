/**
 * One page's session: what was opened, how long it has been worked on, and which events say so.
 *
 * Owns an `ActivityClock`; hands events to `record`. Beats are sparse: a page on which nothing happened sends nothing.
 * Everything that depends on a browser comes in from outside.
 */
import { ActivityClock } from './clock';
import { newId, stamp, type App, type PacingEvent, type Page, type SessionEvent } from './events';

/** What a session needs of the world. */
export interface World {
  /** Milliseconds of a clock that never runs backwards. */
  elapsed(): number;
  /** Milliseconds since 1970. */
  wall(): number;
}

export class Session {
  private readonly clock: ActivityClock;
  private readonly id = newId();
  private page: Page | null = null;
  private started = false;
  private ended = false;
  private reported = 0;
  private onScreen = false;

  constructor(
    private readonly app: App,
    private readonly world: World,
    private readonly record: (event: PacingEvent) => void
  ) {
    this.clock = new ActivityClock(world.elapsed());
  }

  /** Another page of the course is in front now; null where what is in front is none. */
  open(page: Page | null): void {
    if (page?.id === this.page?.id && page?.kind === this.page?.kind) {
      return;
    }
    this.beat(); // what was done so far belongs to the page before
    this.page = page;
    this.clock.show(this.counts(), this.world.elapsed());
    if (page === null || this.ended) {
      return;
    }
    if (!this.started) {
      this.started = true;
      this.mark('start');
    }
    const { kind, id, unit, skill } = page;
    this.record({ type: 'view', id: newId(), time: stamp(this.world.wall()), kind, page: id, unit, skill });
  }

  /** The browser shows or hides the page. */
  show(onScreen: boolean): void {
    this.onScreen = onScreen;
    this.clock.show(this.counts(), this.world.elapsed());
    if (!onScreen) {
      this.beat();
    }
  }

  /** Something was touched. */
  touch(): void {
    this.clock.touch(this.world.elapsed());
  }

  /** Report the time so far, if there is more of it than reported. */
  beat(): void {
    const { active_s } = this.clock.read(this.world.elapsed());
    if (this.started && !this.ended && this.page !== null && active_s > this.reported) {
      this.mark('beat');
    }
  }

  /** The page goes away. */
  end(): void {
    if (this.started && !this.ended) {
      this.mark('end');
      this.ended = true;
    }
  }

  private counts(): boolean {
    return this.onScreen && this.page !== null && !this.ended;
  }

  private mark(phase: SessionEvent['phase']): void {
    const totals = this.clock.read(this.world.elapsed());
    this.reported = totals.active_s;
    this.record({
      type: 'session',
      id: newId(),
      time: stamp(this.world.wall()),
      phase,
      app: this.app,
      page: this.page?.id ?? '',
      ...totals,
      session: this.id
    });
  }
}
