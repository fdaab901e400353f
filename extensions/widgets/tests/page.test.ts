import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { baseUrl, desk, RefusedError, UnreachableError } from '../src/page';

function answer(status: number, body: unknown): void {
  vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(new Response(JSON.stringify(body), { status }))));
}

beforeEach(() => {
  document.body.innerHTML = '<script id="jupyter-config-data" type="application/json">{"baseUrl": "/user/ada"}</script>';
  document.cookie = '_xsrf=token-1';
});
afterEach(() => vi.unstubAllGlobals());

test('the server’s address comes from the page’s configuration', () => {
  expect(baseUrl()).toBe('/user/ada/');
});

test('a request to our own server carries the token against forged ones', async () => {
  answer(200, { receipt: 'K7Q' });
  await expect(desk('assignments/a/submit', 'POST')).resolves.toEqual({ receipt: 'K7Q' });
  const [url, options] = vi.mocked(fetch).mock.calls[0] ?? [];
  expect(url).toBe('/user/ada/ownpace/assignments/a/submit');
  expect(options?.headers).toMatchObject({ 'X-XSRFToken': 'token-1' });
});

test('a refusal comes with the server’s own sentences', async () => {
  answer(409, { message: 'This is not fetched yet.', what_to_do: 'Get it first.' });
  const refusal = await desk('assignments').catch((problem: unknown) => problem);
  expect(refusal).toBeInstanceOf(RefusedError);
  expect((refusal as Error).message).toBe('This is not fetched yet. Get it first.');
});

test('a server without our extension is told apart from one that refuses', async () => {
  answer(404, { message: 'Not Found' });
  await expect(desk('assignments')).rejects.toBeInstanceOf(UnreachableError);
  vi.stubGlobal('fetch', vi.fn(() => Promise.reject(new TypeError('network'))));
  await expect(desk('assignments')).rejects.toBeInstanceOf(UnreachableError);
});
