/**
 * Which page of the course is in front: asked of the document in Voila, of the notebook's metadata in JupyterLab.
 *
 * Both are taken as hints from outside and are checked: what does not look like a page of the course is none.
 */
import type { Page, PageKind } from './events';

const KINDS: readonly string[] = ['lesson', 'assignment', 'home', 'board'];
const NAME = /^[a-z0-9][a-z0-9._-]{0,79}$/;

/** The page that a rendered notebook says it is, in `<main data-ownpace-kind data-ownpace-id>`. */
export function pageOfDocument(root: ParentNode): Page | null {
  const main = root.querySelector<HTMLElement>('main[data-ownpace-kind]');
  const { ownpaceKind, ownpaceId, ownpaceUnit, ownpaceSkill } = main?.dataset ?? {};
  return toPage({ kind: ownpaceKind, id: ownpaceId, unit: ownpaceUnit, skill: ownpaceSkill });
}

/** The page that an open notebook's metadata says it is; null for any other widget of the shell. */
export function pageOfWidget(widget: unknown): Page | null {
  const model = (widget as { content?: { model?: { getMetadata?(key: string): unknown } | null } } | null)?.content
    ?.model;
  return typeof model?.getMetadata === 'function' ? toPage(model.getMetadata('ownpace')) : null;
}

function toPage(told: unknown): Page | null {
  if (typeof told !== 'object' || told === null) {
    return null;
  }
  const { kind, id, unit, skill } = told as Record<string, unknown>;
  if (typeof kind !== 'string' || !KINDS.includes(kind) || typeof id !== 'string' || !NAME.test(id)) {
    return null;
  }
  return { kind: kind as PageKind, id, unit: nameOrNone(unit), skill: nameOrNone(skill) };
}

function nameOrNone(value: unknown): string {
  return typeof value === 'string' && NAME.test(value) ? value : '';
}
