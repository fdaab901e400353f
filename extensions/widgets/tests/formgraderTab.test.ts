import { afterEach, describe, expect, it, vi } from 'vitest';
import { COMMAND, formgraderTab } from '../src/formgraderTab';

function frontEnd(name: string, known: string[] = []) {
  const added = new Map<string, { execute: () => void }>();
  const app = {
    name,
    commands: {
      hasCommand: (id: string) => known.includes(id),
      addCommand: (id: string, options: { execute: () => void }) => added.set(id, options)
    },
    serviceManager: { serverSettings: { baseUrl: 'http://localhost/user/ms-rivera/' } }
  };
  return { app, added };
}

describe('formgrader', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('opens in a tab of its own when nbgrader’s menu asks for it', () => {
    const opened = vi.spyOn(window, 'open').mockReturnValue(null);
    const { app, added } = frontEnd('JupyterLab');
    formgraderTab.activate(app);
    added.get(COMMAND)?.execute();
    expect(opened).toHaveBeenCalledWith('http://localhost/user/ms-rivera/formgrader', '_blank', 'noopener');
  });

  it('leaves alone what somebody else has taken on, and Voila', () => {
    for (const { app, added } of [frontEnd('JupyterLab', [COMMAND]), frontEnd('Voila')]) {
      formgraderTab.activate(app);
      expect(added.size).toBe(0);
    }
  });
});
