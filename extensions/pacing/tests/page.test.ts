import { afterEach, describe, expect, it, vi } from 'vitest';
import plugin from '../src/index';
import { pageOfDocument, pageOfWidget } from '../src/page';

function notebook(ownpace: unknown): object {
  return { content: { model: { getMetadata: (key: string) => (key === 'ownpace' ? ownpace : undefined) } } };
}

describe('the page in front', () => {
  it('is told by the main landmark in Voila', () => {
    document.body.innerHTML = '<main data-ownpace-kind="lesson" data-ownpace-id="one" data-ownpace-skill="two-step"></main>';
    expect(pageOfDocument(document)).toEqual({ kind: 'lesson', id: 'one', unit: '', skill: 'two-step' });
  });

  it('is told by the notebook in JupyterLab', () => {
    expect(pageOfWidget(notebook({ kind: 'assignment', id: 'u00-equations', unit: 'u00' }))).toEqual({
      kind: 'assignment',
      id: 'u00-equations',
      unit: 'u00',
      skill: ''
    });
  });

  it.each([
    ['no kind of ours', { kind: 'party', id: 'x' }],
    ['no id', { kind: 'lesson' }],
    ['an id that is no name', { kind: 'lesson', id: '<script>' }],
    ['no object', 'lesson']
  ])('is none with %s', (_, metadata) => {
    expect(pageOfWidget(notebook(metadata))).toBeNull();
  });

  it.each([[null], [undefined], [{}], [{ content: {} }], [{ content: { model: null } }]])('is none for %j', widget => {
    expect(pageOfWidget(widget)).toBeNull();
  });

  it('is none in a document of another kind', () => {
    document.body.innerHTML = '<main></main>';
    expect(pageOfDocument(document)).toBeNull();
  });
});

describe('the plugin', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    sessionStorage.clear();
  });

  it('sends a start, a view, beats while something is touched, and an end', async () => {
    vi.useFakeTimers();
    const bodies: { events: Record<string, unknown>[] }[] = [];
    vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
      bodies.push(JSON.parse(String(init.body)) as { events: Record<string, unknown>[] });
      return new Response('{"telemetry": "on"}');
    });
    document.body.innerHTML = '<main data-ownpace-kind="home" data-ownpace-id="home"></main>';
    plugin.activate({ name: 'Voila', serviceManager: { serverSettings: { baseUrl: '/user/a/' } }, shell: {} });
    await vi.advanceTimersByTimeAsync(35_000);
    window.dispatchEvent(new Event('pagehide'));
    const told = bodies.flatMap(body => body.events).map(event => event['phase'] ?? event['type']);
    expect(told).toEqual(['start', 'view', 'beat', 'end']);
  });
});
