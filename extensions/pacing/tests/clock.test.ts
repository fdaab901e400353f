import { describe, expect, it } from 'vitest';
import { ActivityClock, IDLE_CUT_MS, LONGEST_GAP_MS } from '../src/clock';

/** Let time pass in ticks of ten seconds, as the page does. */
function pass(clock: ActivityClock, from: number, seconds: number): number {
  const until = from + seconds * 1000;
  for (let now = from; now <= until; now += 10_000) {
    clock.read(now);
  }
  clock.read(until);
  return until;
}

describe('the activity clock', () => {
  it('counts nothing while the page is hidden', () => {
    const clock = new ActivityClock(0);
    expect(clock.read(pass(clock, 0, 50))).toEqual({ visible_s: 0, active_s: 0 });
  });

  it('counts a visible page as active until the idle cut after the last touch', () => {
    const clock = new ActivityClock(0);
    clock.show(true, 0);
    const now = pass(clock, 0, 600);
    expect(clock.read(now)).toEqual({ visible_s: 600, active_s: IDLE_CUT_MS / 1000 });
  });

  it('goes on counting with each touch', () => {
    const clock = new ActivityClock(0);
    clock.show(true, 0);
    let now = pass(clock, 0, 100);
    clock.touch(now);
    now = pass(clock, now, 100);
    expect(clock.read(now)).toEqual({ visible_s: 200, active_s: 200 });
  });

  it('does not count the idle time before a touch afterwards', () => {
    const clock = new ActivityClock(0);
    clock.show(true, 0);
    let now = pass(clock, 0, 300);
    clock.touch(now);
    now = pass(clock, now, 30);
    expect(clock.read(now)).toEqual({ visible_s: 330, active_s: 150 });
  });

  it('stops at the moment the page is hidden', () => {
    const clock = new ActivityClock(0);
    clock.show(true, 0);
    clock.show(false, 20_000);
    expect(clock.read(pass(clock, 20_000, 40))).toEqual({ visible_s: 20, active_s: 20 });
  });

  it('does not count the time that a machine slept', () => {
    const clock = new ActivityClock(0);
    clock.show(true, 0);
    clock.read(10_000);
    expect(clock.read(10_000 + LONGEST_GAP_MS + 1)).toEqual({ visible_s: 10, active_s: 10 });
  });

  it('never runs backwards', () => {
    const clock = new ActivityClock(50_000);
    clock.show(true, 50_000);
    clock.read(60_000);
    expect(clock.read(55_000)).toEqual({ visible_s: 10, active_s: 10 });
    expect(clock.read(60_000)).toEqual({ visible_s: 10, active_s: 10 });
  });
});
