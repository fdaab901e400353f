/**
 * Visible and active time, counted without a browser.
 *
 * A second is *visible* while the page is on screen, and *active* while it is also less than the idle cut since
 * something was last touched. The caller tells what happened and when; this class only adds up. Times are milliseconds
 * of any clock that never runs backwards.
 */

/** Milliseconds without a touch after which a visible page is idle. The board prints the same number. */
export const IDLE_CUT_MS = 120_000;

/** A longer silence between two calls means that the machine slept; such a gap counts for nothing. */
export const LONGEST_GAP_MS = 60_000;

export class ActivityClock {
  private visibleMs = 0;
  private activeMs = 0;
  private visible = false;
  private last: number;
  private touchedAt: number;

  /** Starts at zero. Opening a page is a touch. */
  constructor(now: number) {
    this.last = now;
    this.touchedAt = now;
  }

  /** The page came on screen, or left it. */
  show(visible: boolean, now: number): void {
    this.settle(now);
    this.visible = visible;
  }

  /** Something was touched: a pointer, a key, the scroll bar, a widget. Which, and with what, is not known here. */
  touch(now: number): void {
    this.settle(now);
    this.touchedAt = now;
  }

  /** Whole seconds so far. */
  read(now: number): { visible_s: number; active_s: number } {
    this.settle(now);
    return { visible_s: Math.floor(this.visibleMs / 1000), active_s: Math.floor(this.activeMs / 1000) };
  }

  private settle(now: number): void {
    const gap = now - this.last;
    if (this.visible && gap > 0 && gap <= LONGEST_GAP_MS) {
      this.visibleMs += gap;
      const awakeUntil = this.touchedAt + IDLE_CUT_MS;
      this.activeMs += Math.max(0, Math.min(now, awakeUntil) - this.last);
    }
    this.last = Math.max(this.last, now);
  }
}
