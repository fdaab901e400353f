/**
 * The pacing plugin, for JupyterLab, Notebook 7 and Voila.
 *
 * This file only ties the parts to the browser: a `Session` counts, an `EventQueue` keeps, a `Sender` delivers. It asks
 * for no tokens and imports nothing of JupyterLab, so that one small bundle runs in every version of either. What is
 * listened to tells *that* something was touched; the events' contents are never looked at.
 */
import type { App } from './events';
import { pageOfDocument, pageOfWidget } from './page';
import { EventQueue, type Store } from './queue';
import { postTo, Sender } from './sender';
import { Session } from './session';

const BEAT_MS = 30_000;
const TICK_MS = 10_000;
const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'input', 'wheel', 'scroll', 'touchstart'];

/** The little of a Jupyter front end that pacing needs. */
interface FrontEnd {
  readonly name: string;
  readonly serviceManager: { readonly serverSettings: { readonly baseUrl: string } };
  readonly shell: {
    readonly currentWidget?: unknown;
    readonly currentChanged?: { connect(slot: () => void): boolean };
  };
}

const plugin = {
  id: '@ownpace/pacing:plugin',
  description: 'Counts how long a course page is visible and worked on. Never what is typed.',
  autoStart: true,
  activate: (app: FrontEnd): void => {
    const inVoila = app.name === 'Voila';
    const queue = new EventQueue(storage());
    const url = `${app.serviceManager.serverSettings.baseUrl.replace(/\/$/, '')}/ownpace/events`;
    const sender = new Sender(queue, postTo(url, () => document.cookie), () => Date.now());
    let session = begin(inVoila ? 'voila' : 'lab', queue);
    const look = (): void => session.open(inVoila ? pageOfDocument(document) : pageOfWidget(app.shell.currentWidget));

    for (const touch of TOUCHES) {
      window.addEventListener(touch, () => session.touch(), { capture: true, passive: true });
    }
    document.addEventListener('visibilitychange', () => {
      session.show(!document.hidden);
      void sender.flush();
    });
    window.addEventListener('pagehide', () => {
      session.end();
      sender.farewell();
    });
    window.addEventListener('pageshow', event => {
      if (event.persisted) {
        session = begin(inVoila ? 'voila' : 'lab', queue); // back from the browser's cache: a new visit
        look();
      }
    });
    app.shell.currentChanged?.connect(() => {
      whenReady(app.shell.currentWidget, look);
    });
    look();
    let sinceBeat = 0;
    const timer = window.setInterval(() => {
      look();
      sinceBeat += TICK_MS;
      if (sinceBeat >= BEAT_MS) {
        sinceBeat = 0;
        session.beat();
      }
      void sender.flush();
      if (sender.isOff) {
        window.clearInterval(timer);
      }
    }, TICK_MS);
    void sender.flush();
  }
};

function begin(app: App, queue: EventQueue): Session {
  const world = { elapsed: () => performance.now(), wall: () => Date.now() };
  const session = new Session(app, world, event => queue.add(event));
  session.show(!document.hidden);
  return session;
}

/** A notebook's metadata can be read only after it is loaded. */
function whenReady(widget: unknown, then: () => void): void {
  const ready = (widget as { context?: { ready?: Promise<void> } } | null)?.context?.ready;
  then();
  ready?.then(then, () => undefined);
}

function storage(): Store | null {
  try {
    return window.sessionStorage;
  } catch {
    return null; // forbidden by the browser's settings
  }
}

export default plugin;
