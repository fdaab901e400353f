/**
 * The widget manager of a page: makes the models that the kernel tells of and the views that the page has places for.
 *
 * Owns nothing but the models. Our own widgets come with the bundle; the stock controls are fetched when a page has one.
 */
import * as base from '@jupyter-widgets/base';
import { type ExportMap, type IJupyterWidgetRegistry, type IWidgetRegistryData } from '@jupyter-widgets/base';
import { ManagerBase } from '@jupyter-widgets/base-manager';
import { Widget } from '@lumino/widgets';
import type { KernelConnection } from './kernel/connection';
import type { Buffer } from './kernel/messages';
import { missingView } from './missing';

const TARGET = 'jupyter.widget';
/** How often the kernel is asked for its widgets, four seconds each. */
const TRIES = 8;

/** Where the classes of a widget module come from. */
const STOCK: Record<string, () => Promise<ExportMap>> = {
  '@jupyter-widgets/base': () => Promise.resolve(base as unknown as ExportMap),
  '@jupyter-widgets/controls': () => import('./controls').then(module => module.controls),
  '@jupyter-widgets/output': () => import('./output').then(module => module as unknown as ExportMap)
};

export class PageManager extends ManagerBase implements IJupyterWidgetRegistry {
  private readonly modules = new Map<string, IWidgetRegistryData['exports']>(Object.entries(STOCK));
  private connected: KernelConnection | null = null;
  private loading = false;
  private late = false;

  /** @param words what the page says of itself: the sentence of a widget whose code did not come. */
  constructor(private readonly words: DOMStringMap = {}) {
    super();
  }

  /** The kernel's connection; views watch it. */
  get kernel(): KernelConnection | null {
    return this.connected;
  }

  registerWidget(data: IWidgetRegistryData): void {
    this.modules.set(data.name, data.exports);
  }

  /** Work with this kernel from now on: widgets that it makes later get their models too. */
  connect(kernel: KernelConnection): void {
    this.connected = kernel;
    kernel.listen(TARGET, (comm, message) => {
      void this.handle_comm_open(comm as unknown as base.IClassicComm, message as never);
    });
  }

  /** Return the model of that id, asking the kernel for all it has where this one has not come by itself. */
  override async get_model(id: string): Promise<base.WidgetModel> {
    for (let tries = 0; tries < TRIES && !this.has_model(id) && (await this.load()) === 'late'; tries += 1) {
      // The kernel was at work for longer than the manager waits: ask it again.
    }
    return super.get_model(id);
  }

  /** Put a view of the model into its place. */
  async show(model: base.WidgetModel, place: HTMLElement): Promise<void> {
    const view = await this.create_view(model);
    place.replaceChildren();
    Widget.attach((view as unknown as base.DOMWidgetView).luminoWidget, place);
  }

  protected async loadClass(name: string, module: string, version: string): Promise<ExportMap[string]> {
    if (name === 'ErrorWidgetView') {
      // ipywidgets' own words for a model whose code did not come are a developer's.
      return missingView(this.words);
    }
    const exports = this.modules.get(module);
    const all = await (typeof exports === 'function' ? exports() : exports);
    const found = all?.[name];
    if (found === undefined) {
      throw new Error(`This page has no ${name} of ${module}@${version}.`);
    }
    return found;
  }

  /** Descriptions of stock widgets are shown as text: markup in them is no more than characters. */
  override inline_sanitize(source: string): string {
    const text = document.createElement('span');
    text.textContent = source;
    return text.innerHTML;
  }

  protected async _create_comm(
    target: string,
    id: string,
    data?: unknown,
    metadata?: object,
    buffers?: readonly Buffer[]
  ): Promise<base.IClassicComm> {
    const comm = this.live.comm(target, id);
    if (data !== undefined || metadata !== undefined) {
      comm.open(data, undefined, metadata, buffers);
    }
    return comm as unknown as base.IClassicComm;
  }

  /**
   * The manager's second way, taken when the first has had no answer in time; only ipywidgets before 8 needs it. Here it
   * says that the answer was late.
   */
  protected _get_comm_info(): Promise<Record<string, unknown>> {
    this.late = true;
    return Promise.resolve({});
  }

  /** One request for everything. What is asked for by a model of that very answer must not wait for its end. */
  private async load(): Promise<'loaded' | 'late'> {
    if (!this.loading) {
      this.loading = true;
      this.late = false;
      await this._loadFromKernel().finally(() => (this.loading = false));
      return this.late ? 'late' : 'loaded';
    }
    return 'loaded';
  }

  private get live(): KernelConnection {
    if (this.connected === null) {
      throw new Error('There is no kernel yet.');
    }
    return this.connected;
  }
}
