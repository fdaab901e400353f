/**
 * Formgrader in a browser tab of its own.
 *
 * nbgrader's own plugin shows formgrader in a frame. JupyterHub forbids framing (rightly: whoever may frame a teacher's
 * page may act in their name), so the frame stays blank. nbgrader's menu asks for a command by its name; this plugin
 * gives it that command, and nbgrader's plugin is switched off by this package's `disabledExtensions`.
 */

/** The command that nbgrader's menu and its palette entry ask for. */
export const COMMAND = 'nbgrader:open-formgrader';

/** The little of a Jupyter front end that is needed here. */
export interface FrontEnd {
  readonly name: string;
  readonly commands: {
    hasCommand(id: string): boolean;
    addCommand(id: string, options: { label: string; caption: string; execute: () => void }): unknown;
  };
  readonly serviceManager: { readonly serverSettings: { readonly baseUrl: string } };
}

export const formgraderTab = {
  id: '@ownpace/widgets:formgrader-tab',
  description: 'Opens nbgrader’s formgrader in a browser tab of its own.',
  autoStart: true,
  activate: (app: FrontEnd): void => {
    if (app.name === 'Voila' || app.commands.hasCommand(COMMAND)) {
      return;
    }
    const url = `${app.serviceManager.serverSettings.baseUrl.replace(/\/$/, '')}/formgrader`;
    app.commands.addCommand(COMMAND, {
      label: 'Formgrader',
      caption: 'Open formgrader in a new browser tab',
      execute: () => {
        window.open(url, '_blank', 'noopener');
      }
    });
  }
};
