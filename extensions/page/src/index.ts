/**
 * The front end of a course page, in the place of Voila's own: loads while the kernel starts, opens one line to it, and
 * gives each widget its view as soon as its cell has run.
 *
 * The widgets and the pacing are the very plugins that JupyterLab loads.
 */
import pacing from '@ownpace/pacing';
import widgets from '@ownpace/widgets';
import '../style/index.css';
import { activate } from './application';
import { Cells } from './cells';
import { patientImports } from './chunks';
import { drawsMathematics, writeFormulasOut } from './formulas';
import { sayGoodbye } from './goodbye';
import { KernelConnection } from './kernel/connection';
import { Loader } from './loader';
import { PageManager } from './manager';
import { tellOfConnection } from './notice';

/** What the server tells the page of itself, in `<script id="jupyter-config-data">`. */
interface PageConfig {
  readonly baseUrl: string;
  /** Where a stopped server of the learner is started again; null without a hub. */
  readonly wakeUrl: string | null;
}

function read<Value>(id: string): Value | null {
  const text = document.getElementById(id)?.textContent;
  return text ? (JSON.parse(text) as Value) : null;
}

function begin(main: HTMLElement, config: PageConfig): void {
  const chunks = patientImports();
  const place = document.querySelector<HTMLElement>('[data-ownpace-lost]');
  const manager = new PageManager(place?.dataset);
  const loader = new Loader(document.getElementById('op-loader') ?? document.createElement('div'), Number(main.dataset['cells']));
  let kernel: KernelConnection | null = null;

  /** The kernel's name comes in the middle of the page, as soon as there is one. */
  const connect = (): boolean => {
    const started = kernel === null ? read<{ kernelId: string }>('op-kernel') : null;
    if (started !== null) {
      kernel = new KernelConnection(started.kernelId, config.baseUrl);
      if (place !== null) {
        tellOfConnection(place, kernel, chunks, config.wakeUrl);
      }
      manager.connect(kernel);
      sayGoodbye(config.baseUrl, started.kernelId);
    }
    return kernel !== null;
  };

  activate([...widgets, pacing], config.baseUrl, manager);
  const cells = new Cells(
    document,
    async (model, place) => {
      connect();
      await manager.show(await manager.get_model(model), place);
    },
    (arrived, complete) => {
      const connected = connect();
      loader.progress(arrived);
      if (complete && connected) {
        loader.done();
      } else if (complete) {
        loader.trouble();
      }
    }
  );
  cells.start();
}

const main = document.getElementById('op-main');
const config = read<PageConfig>('jupyter-config-data');
if (main !== null && config !== null) {
  if (!drawsMathematics()) {
    writeFormulasOut(main);
  }
  begin(main, config);
}
