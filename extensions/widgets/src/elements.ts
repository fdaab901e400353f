/** Small makers of DOM: every element of a view is made here, so that text is always text. */

type Child = Node | string | null;

/** Attributes by name: `true` sets an empty one, `false` and `null` set none. */
export type Attributes = Record<string, string | number | boolean | null>;

/** Return a new element with these attributes and children; strings become text, never markup. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag);
  set(node, attributes);
  node.append(...children.filter((child): child is Node | string => child !== null));
  return node;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Return a new SVG element. */
export function svg(tag: string, attributes: Attributes = {}, ...children: Child[]): SVGElement {
  const node = document.createElementNS(SVG, tag);
  set(node, attributes);
  node.append(...children.filter((child): child is Node | string => child !== null));
  return node;
}

function set(node: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) {
      node.setAttribute(name, '');
    } else if (value !== false && value !== null) {
      node.setAttribute(name, String(value));
    }
  }
}

/** Return a button that calls `press`; it never submits a form by accident. */
export function button(label: string, press: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const node = el('button', { type: 'button', ...attributes }, label);
  node.addEventListener('click', press);
  return node;
}

/** Return a form that calls `submit` and never leaves the page. */
export function form(submit: () => void, attributes: Attributes, ...children: Child[]): HTMLFormElement {
  const node = el('form', attributes, ...children);
  node.addEventListener('submit', event => {
    event.preventDefault();
    submit();
  });
  return node;
}

/**
 * Give `root` a card's look and make it a region named by its heading; returns the heading, to be put in.
 *
 * A lesson's cards stand in its sections; an assignment's stand right below its title.
 */
export function frameCard(root: HTMLElement, kind: string, heading = ''): HTMLElement {
  const level = document.documentElement.dataset['ownpace'] === 'assignment' ? 'h2' : 'h3';
  const title = el(level, { id: freshId('heading'), class: 'op-heading' }, heading);
  root.classList.add('op-card', kind);
  root.setAttribute('role', 'region');
  root.setAttribute('aria-labelledby', title.id);
  return title;
}

/**
 * Fill `node` with markup that the kernel wrote.
 *
 * Only for strings made by `problems.render`, which escapes all prose and prints formulas as MathML. What a student
 * typed goes through `textContent`.
 */
export function fillWithMarkup(node: Element, markup: string): void {
  if (node.getAttribute('data-markup') !== markup) {
    node.setAttribute('data-markup', markup);
    node.innerHTML = markup;
  }
}

/** Return what a piece of the kernel's markup is called: a formula by its words. */
export function nameOf(node: Element): string {
  const copy = node.cloneNode(true) as Element;
  copy.querySelectorAll('[aria-hidden=true]').forEach(part => part.remove());
  for (const formula of copy.querySelectorAll('math[alttext]')) {
    formula.replaceWith(formula.getAttribute('alttext') ?? '');
  }
  return (copy.textContent ?? '').trim();
}

/**
 * Return markup that names what it stands in: a button, a choice, the head of a column. Browsers leave formulas out of such
 * names, so one goes by its words there, which are not seen.
 */
export function naming(markup: string): HTMLElement[] {
  const shown = el('span');
  fillWithMarkup(shown, markup);
  if (shown.querySelector('math') === null) {
    return [shown];
  }
  shown.setAttribute('aria-hidden', 'true');
  return [shown, el('span', { class: 'op-hidden' }, nameOf(shown))];
}

/** Set the text of a live region only when it changes, so that a screen reader says it once. */
export function say(node: Element, text: string): void {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

let made = 0;

/** Return an id that no other element of the page has. */
export function freshId(stem: string): string {
  made += 1;
  return `op-${stem}-${made}`;
}

/** Return `template` with its `{name}` places filled. */
export function fill(template: string, values: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
