/** The student's home: one next step, the course's units with where they are, and the assignments of their class. */
import { CardView } from './card';
import { button, el, fill } from './elements';
import { clock, desk, RefusedError } from './page';

export interface LessonFace {
  title: string;
  href: string | null;
  status: 'new' | 'started' | 'practised' | 'checked';
}

export interface HomeFace {
  greeting: string;
  next: { label: string; href: string; why: string } | null;
  units: { title: string; lessons: LessonFace[] }[];
}

/** An assignment as the server lists it. */
export interface Assignment {
  id: string;
  title: string;
  due: string | null;
  status: 'released' | 'fetched' | 'submitted';
  submitted_at: string | null;
  receipt: string | null;
  late: boolean;
  open_url: string | null;
  feedback: { submitted_at: string; url: string }[];
}

export class HomeView extends CardView<HomeFace> {
  private next!: HTMLElement;
  private units!: HTMLElement;
  private assignments!: HTMLElement;
  private status!: HTMLElement;

  protected build(root: HTMLElement): void {
    this.next = el('section', { class: 'op-next' });
    this.assignments = el('ul', { class: 'op-list' });
    this.status = el('p', { role: 'status', class: 'op-quiet' }, this.word('asking'));
    this.units = el('ol', { class: 'op-units' });
    root.classList.add('op-home');
    root.append(
      this.next,
      el('section', { class: 'op-part' }, el('h2', {}, this.word('assignments')), this.status, this.assignments),
      el('section', { class: 'op-part' }, el('h2', {}, this.word('course')), this.units)
    );
    void this.refresh();
  }

  protected draw(): void {
    const { greeting, next, units } = this.face;
    this.next.replaceChildren(el('p', { class: 'op-greeting' }, greeting));
    if (next !== null) {
      this.next.append(
        el('p', { class: 'op-why' }, next.why),
        el('a', { class: 'op-button op-primary op-big', href: next.href }, next.label)
      );
    }
    this.units.replaceChildren(...units.map((unit, index) => this.unit(unit, index)));
  }

  private unit(unit: HomeFace['units'][number], index: number): HTMLElement {
    const lessons = unit.lessons.map(lesson =>
      el(
        'li',
        { class: 'op-lesson', 'data-status': lesson.status },
        lesson.href === null ? el('span', {}, lesson.title) : el('a', { href: lesson.href }, lesson.title),
        el('span', { class: 'op-quiet' }, this.word(`lesson_${lesson.status}`))
      )
    );
    return el(
      'li',
      { class: lessons.length > 0 ? 'op-unit' : 'op-unit op-unit-empty' },
      el('div', { class: 'op-unit-title' }, el('span', { class: 'op-unit-number', 'aria-hidden': 'true' }, String(index)), unit.title),
      lessons.length > 0 ? el('ul', { class: 'op-list' }, ...lessons) : null
    );
  }

  /** Ask the server which assignments there are, and show them. */
  private async refresh(): Promise<void> {
    try {
      const { assignments } = await desk<{ assignments: Assignment[] }>('assignments');
      this.assignments.replaceChildren(...assignments.map(assignment => this.assignment(assignment)));
      this.status.textContent = assignments.length === 0 ? this.word('no_assignments') : '';
      this.status.hidden = assignments.length > 0;
    } catch (problem) {
      this.status.hidden = false;
      this.status.textContent = problem instanceof RefusedError ? problem.message : this.word('no_desk');
    }
  }

  private assignment(assignment: Assignment): HTMLElement {
    const due = assignment.due === null ? null : fill(this.word('due'), { time: clock(assignment.due) });
    const facts = [due, this.progress(assignment)].filter((fact): fact is string => fact !== null);
    return el(
      'li',
      { class: 'op-assignment', 'data-status': assignment.status },
      el('div', {}, el('span', { class: 'op-title' }, assignment.title), el('p', { class: 'op-quiet' }, facts.join(' · ')), this.feedback(assignment)),
      this.door(assignment)
    );
  }

  private progress(assignment: Assignment): string | null {
    if (assignment.status !== 'submitted' || assignment.submitted_at === null) {
      return this.word(assignment.status);
    }
    const key = assignment.late ? 'handed_in_late' : 'handed_in';
    return fill(this.word(key), { time: clock(assignment.submitted_at), receipt: assignment.receipt ?? '' });
  }

  private feedback(assignment: Assignment): HTMLElement | null {
    if (assignment.feedback.length === 0) {
      return null;
    }
    const links = assignment.feedback.map(each =>
      el('a', { href: each.url }, fill(this.word('feedback'), { time: clock(each.submitted_at) }))
    );
    return el('p', { class: 'op-feedback' }, ...links);
  }

  private door(assignment: Assignment): HTMLElement | null {
    if (assignment.status === 'released') {
      const label = `${this.word('fetch')}: ${assignment.title}`;
      const get = button(this.word('fetch'), () => void this.fetch(assignment, get), { class: 'op-button', 'aria-label': label });
      return get;
    }
    return assignment.open_url === null
      ? null
      : el(
          'a',
          { class: 'op-button', href: assignment.open_url, 'aria-label': `${this.word('open')}: ${assignment.title}` },
          this.word('open')
        );
  }

  private async fetch(assignment: Assignment, pressed: HTMLButtonElement): Promise<void> {
    pressed.disabled = true;
    this.status.hidden = false;
    this.status.textContent = this.word('fetching');
    try {
      await desk(`assignments/${encodeURIComponent(assignment.id)}/fetch`, 'POST');
    } catch (problem) {
      pressed.disabled = false;
      this.status.textContent = problem instanceof RefusedError ? problem.message : this.word('no_desk');
      return;
    }
    await this.refresh();
    const opened = this.assignments.querySelector<HTMLElement>(`a[aria-label$="${CSS.escape(assignment.title)}"]`);
    opened?.focus();
  }
}
