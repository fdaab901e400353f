/** Mounts an interactive as its view does: with options that Python sent, the catalogue's words, and a kernel that is asked. */
import catalogue from '../../../../course/ownpace/messages/en.yaml?raw';
import { KINDS, type Interactive } from '../../src/interactives';
import samples from './samples.json?raw';

const SAMPLES = JSON.parse(samples) as Record<string, Record<string, unknown>>;

type Kernel = (question: Record<string, unknown>) => Record<string, unknown> | null;

export interface Mounted {
  part: Interactive;
  host: HTMLElement;
  /** What was said, oldest first. */
  heard: string[];
  /** States that were to be kept, as they come back: through JSON. */
  kept: unknown[];
}

/** Return the words that a kind of interactive is sent, as `widgets.card.words` puts them together. */
export function wordsFor(kind: string): Record<string, string> {
  const lines = [...catalogue.matchAll(/^([\w.-]+): (".*")$/gm)];
  const words: Record<string, string> = {};
  for (const room of ['connection', 'card', 'field', 'interactive', 'graph', kind]) {
    for (const [, key = '', text = '""'] of lines) {
      if (key.startsWith(`${room}.`)) {
        words[key.slice(room.length + 1)] = JSON.parse(text) as string;
      }
    }
  }
  return words;
}

/** Mount a kind with the sample's options, some of them changed, and a state of an earlier visit. */
export async function mounted(
  kind: string,
  { state = null, options = {}, kernel = () => null }: { state?: unknown; options?: Record<string, unknown>; kernel?: Kernel } = {}
): Promise<Mounted> {
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const heard: string[] = [];
  const kept: unknown[] = [];
  const load = KINDS[kind];
  if (load === undefined) {
    throw new Error(`no kind ${kind}`);
  }
  const { mount } = await load();
  const part = mount(host, { ...SAMPLES[kind], ...options }, state, {
    say: sentence => heard.push(sentence),
    save: each => kept.push(JSON.parse(JSON.stringify(each))),
    ask: question => Promise.resolve(kernel(question)),
    words: wordsFor(kind),
    reducedMotion: false
  });
  return { part, host, heard, kept };
}

/** The control of that name: what a screen reader would call it. */
export function named(host: ParentNode, name: string): HTMLElement {
  const found = [...host.querySelectorAll<HTMLElement>('button, input, select, [role]')].find(node => nameOf(node) === name);
  if (found === undefined) {
    throw new Error(`no control is called ${name}; there are ${[...host.querySelectorAll<HTMLElement>('button, input, select, [role]')].map(nameOf).join(' | ')}`);
  }
  return found;
}

export function nameOf(node: Element): string {
  const label = node.id === '' ? null : document.querySelector(`label[for="${node.id}"]`);
  return (node.getAttribute('aria-label') ?? label?.textContent ?? node.textContent ?? '').trim();
}

export function type(field: HTMLElement, text: string): void {
  (field as HTMLInputElement).value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

export function press(node: Element | null, key: string): void {
  node?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

export function last<Item>(items: readonly Item[]): Item {
  return items[items.length - 1] as Item;
}
