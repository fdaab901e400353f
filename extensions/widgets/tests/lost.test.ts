import { beforeEach, expect, test, vi } from 'vitest';
import { showLost, watchKernel } from '../src/lost';

type Slot = (sender: unknown, status: string) => void;

class FakeKernel {
  private slot: Slot = () => {};
  readonly statusChanged = { connect: (slot: Slot): void => void (this.slot = slot) };

  become(status: string): void {
    this.slot(this, status);
  }
}

beforeEach(() => document.body.replaceChildren());

test.each(['dead', 'autorestarting', 'restarting', 'terminating'])('a kernel that is %s is gone for its page', status => {
  const kernel = new FakeKernel();
  const died = vi.fn();
  watchKernel(kernel, died);
  kernel.become(status);
  expect(died).toHaveBeenCalledOnce();
});

test.each(['busy', 'idle', 'starting'])('a kernel that is %s is not', status => {
  const kernel = new FakeKernel();
  const died = vi.fn();
  watchKernel(kernel, died);
  kernel.become(status);
  expect(died).not.toHaveBeenCalled();
});

test('the message is shown once, however many cards notice', () => {
  const words = { lost: 'This page lost its connection.', reload: 'Reload the page' };
  showLost(words, document.body);
  showLost(words, document.body);
  expect(document.querySelectorAll('[role=alert]')).toHaveLength(1);
  expect(document.querySelector('[role=alert] button')?.textContent).toBe('Reload the page');
});
