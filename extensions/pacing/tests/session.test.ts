import { describe, expect, it } from 'vitest';
import type { PacingEvent, Page } from '../src/events';
import { Session } from '../src/session';

const LESSON: Page = { kind: 'lesson', id: 'one-two-step', unit: 'u00', skill: 'two-step' };
const HOME: Page = { kind: 'home', id: 'home', unit: '', skill: '' };

class Stage {
  now = 0;
  readonly events: PacingEvent[] = [];
  readonly session = new Session(
    'voila',
    { elapsed: () => this.now, wall: () => Date.UTC(2026, 8, 1) + this.now },
    event => this.events.push(event)
  );

  pass(seconds: number): void {
    for (let each = 0; each < seconds; each += 10) {
      this.now += 10_000;
      this.session.touch();
    }
  }

  told(): string[] {
    return this.events.map(event => (event.type === 'view' ? `view ${event.page}` : `${event.phase} ${event.page}`));
  }
}

describe('a session', () => {
  it('says what was opened and that it began', () => {
    const stage = new Stage();
    stage.session.show(true);
    stage.session.open(LESSON);
    expect(stage.told()).toEqual(['start one-two-step', 'view one-two-step']);
    expect(stage.events[1]).toMatchObject({ kind: 'lesson', unit: 'u00', skill: 'two-step' });
  });

  it('writes the time as the journal does', () => {
    const stage = new Stage();
    stage.session.open(LESSON);
    expect(stage.events[0]?.time).toBe('2026-09-01T00:00:00.000000Z');
    expect(stage.events[0]?.id).toMatch(/^[0-9a-f]{32}$/);
  });

  it('reports running totals, and nothing when nothing was done', () => {
    const stage = new Stage();
    stage.session.show(true);
    stage.session.open(LESSON);
    stage.session.beat();
    stage.pass(30);
    stage.session.beat();
    stage.session.beat();
    expect(stage.told().slice(2)).toEqual(['beat one-two-step']);
    expect(stage.events[2]).toMatchObject({ visible_s: 30, active_s: 30 });
  });

  it('gives the time so far to the page that it was spent on', () => {
    const stage = new Stage();
    stage.session.show(true);
    stage.session.open(LESSON);
    stage.pass(20);
    stage.session.open(HOME);
    expect(stage.told().slice(2)).toEqual(['beat one-two-step', 'view home']);
  });

  it('counts nothing while what is in front is no page of the course', () => {
    const stage = new Stage();
    stage.session.show(true);
    stage.session.open(LESSON);
    stage.session.open(null);
    stage.pass(300);
    stage.session.beat();
    stage.session.open(HOME);
    stage.pass(10);
    stage.session.end();
    expect(stage.events.at(-1)).toMatchObject({ phase: 'end', page: 'home', active_s: 10 });
  });

  it('stays silent where no page of the course was ever open', () => {
    const stage = new Stage();
    stage.session.show(true);
    stage.session.open(null);
    stage.pass(60);
    stage.session.beat();
    stage.session.end();
    expect(stage.told()).toEqual([]);
  });

  it('ends once', () => {
    const stage = new Stage();
    stage.session.show(true);
    stage.session.open(LESSON);
    stage.session.end();
    stage.session.end();
    stage.pass(30);
    stage.session.beat();
    stage.session.open(HOME);
    expect(stage.told().slice(2)).toEqual(['end one-two-step']);
  });

  it('holds nothing but what the journal knows', () => {
    const stage = new Stage();
    stage.session.show(true);
    stage.session.open(LESSON);
    const fields = new Set(stage.events.flatMap(event => Object.keys(event)));
    expect([...fields].sort()).toEqual(
      ['active_s', 'app', 'id', 'kind', 'page', 'phase', 'session', 'skill', 'time', 'type', 'unit', 'visible_s'].sort()
    );
  });
});
