import type { WiredModel } from '../src/wire';

/** A widget model without Jupyter: holds traits, remembers what was sent. */
export class FakeModel implements WiredModel {
  readonly sent: Record<string, unknown>[] = [];
  comm_live = true;
  private readonly listeners = new Map<string, (() => void)[]>();

  constructor(private readonly traits: Record<string, unknown> = { done: 0 }) {}

  get(name: string): unknown {
    return this.traits[name];
  }

  set(name: string, value: unknown): void {
    this.traits[name] = value;
    this.fire(`change:${name}`);
  }

  on(event: string, callback: () => void): void {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), callback]);
  }

  send(content: Record<string, unknown>): void {
    this.sent.push(content);
  }

  die(): void {
    this.comm_live = false;
    this.fire('comm_live_update');
  }

  private fire(event: string): void {
    (this.listeners.get(event) ?? []).forEach(listener => listener());
  }
}
