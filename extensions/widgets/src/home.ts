/** The student's home: one next step, the course's units with where they are, and the assignments of their class. */
import { CardView } from './card';
import { button, el, fill } from './elements';
import { clock, desk, RefusedError } from './page';

export interface LessonFace {
  title: string;
  href: string;
  status: 'new' | 'started' | 'practised' | 'checked';
}

export interface HomeFace {
  greeting: string;
  next: { kind: 'assignment' | 'lesson' | 'none'; id: string; label: string; href: string; why: string };
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
    this.next.replaceChildren(
      el('p', { class: 'op-greeting' }, greeting),
      el('p', { class: 'op-why' }, next.why),
      this.nextDoor()
    );
    this.units.replaceChildren(...units.map((unit, index) => this.unit(unit, index)));
  }

  /** The one button: it opens what is next, or gets it first where it is an assignment that is not here yet. */
  private nextDoor(): HTMLElement | string {
    const { kind, id, label, href } = this.face.next;
    const look = { class: 'op-button op-primary op-big' };
    if (kind === 'none') {
      return '';
    }
    if (kind === 'assignment' && href === '') {
      const get = button(label, () => void this.fetchAndOpen(id, get), look);
      return get;
    }
    return el('a', { ...look, href }, label);
  }

  private unit(unit: HomeFace['units'][number], index: number): HTMLElement {
    const lessons = unit.lessons.map(lesson =>
      el(
        'li',
        { class: 'op-lesson', 'data-status': lesson.status },
        el('a', { href: lesson.href }, lesson.title),
        el('span', { class: 'op-quiet' }, this.word(`lesson_${lesson.status}`))
      )
    );
    return el(
      'li',
      { class: lessons.length > 0 ? 'op-unit' : 'op-unit op-unit-empty' },
      el('div', { class: 'op-unit-title' }, el('span', { class: 'op-unit-number', 'aria-hidden': 'true' }, String(index)), el('span', { class: 'op-unit-name' }, unit.title)),
      lessons.length > 0 ? el('ul', { class: 'op-list' }, ...lessons) : null
    );
  }

  /** Ask the server which assignments there are, show them, and let the kernel choose the next step again. */
  private async refresh(): Promise<Assignment[]> {
    try {
      const { assignments } = await desk<{ assignments: Assignment[] }>('assignments');
      this.assignments.replaceChildren(...assignments.map(assignment => this.assignment(assignment)));
      this.status.textContent = assignments.length === 0 ? this.word('no_assignments') : '';
      this.status.hidden = assignments.length > 0;
      void this.ask('assignments', { assignments });
      return assignments;
    } catch (problem) {
      this.say(problem instanceof RefusedError ? problem.message : this.word('no_desk'));
      return [];
    }
  }

  private say(sentence: string): void {
    this.status.hidden = false;
    this.status.textContent = sentence;
  }

  private assignment(assignment: Assignment): HTMLElement {
    const due = assignment.due === null ? null : fill(this.word('due'), { time: clock(assignment.due) });
    const facts = [due, this.progress(assignment)].filter((fact): fact is string => fact !== null);
    return el(
      'li',
      { class: 'op-assignment', 'data-status': assignment.status, 'data-assignment': assignment.id },
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
      const get = button(this.word('fetch'), () => void this.fetchAndFocus(assignment, get), { class: 'op-button', 'aria-label': label });
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

  /** Get an assignment onto the student's shelf; returns whether it is there. */
  private async fetch(id: string, pressed: HTMLButtonElement): Promise<Assignment | null> {
    pressed.disabled = true;
    this.say(this.word('fetching'));
    try {
      await desk(`assignments/${encodeURIComponent(id)}/fetch`, 'POST');
    } catch (problem) {
      pressed.disabled = false;
      this.say(problem instanceof RefusedError ? problem.message : this.word('no_desk'));
      return null;
    }
    const assignments = await this.refresh();
    return assignments.find(assignment => assignment.id === id) ?? null;
  }

  private async fetchAndFocus(assignment: Assignment, pressed: HTMLButtonElement): Promise<void> {
    if ((await this.fetch(assignment.id, pressed)) !== null) {
      this.assignments.querySelector<HTMLElement>(`[data-assignment="${CSS.escape(assignment.id)}"] a`)?.focus();
    }
  }

  private async fetchAndOpen(id: string, pressed: HTMLButtonElement): Promise<void> {
    const fetched = await this.fetch(id, pressed);
    if (fetched?.open_url) {
      window.location.assign(fetched.open_url);
    }
  }
}
