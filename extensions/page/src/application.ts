/**
 * The little of a Jupyter front end that our plugins ask for, so that the very plugins of JupyterLab run on a page.
 *
 * A plugin is activated at once, with the services that it requires; one that requires what a page has not is left out.
 */
import { IJupyterWidgetRegistry } from '@jupyter-widgets/base';
import type { PageManager } from './manager';

/** A plugin as JupyterLab's extensions export it. */
export interface Plugin {
  readonly id: string;
  readonly requires?: readonly unknown[];
  activate(app: Application, ...services: unknown[]): unknown;
}

/** What a plugin sees. Its name is Voila's: a page is one, whatever draws it. */
export interface Application {
  readonly name: 'Voila';
  readonly serviceManager: { readonly serverSettings: { readonly baseUrl: string } };
  readonly shell: Record<string, never>;
}

export function activate(plugins: readonly Plugin[], baseUrl: string, manager: PageManager): void {
  const app: Application = { name: 'Voila', serviceManager: { serverSettings: { baseUrl } }, shell: {} };
  for (const plugin of plugins) {
    const required = plugin.requires ?? [];
    if (required.every(token => token === IJupyterWidgetRegistry)) {
      plugin.activate(app, ...required.map(() => manager));
    }
  }
}
