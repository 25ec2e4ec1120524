import { expect, test } from 'vitest';
import { allRoutes } from '../../src/emulator/routes/all.js';
import { loginRoutes } from '../../src/emulator/routes/login.js';
import { runEmulator } from './running-emulator.js';
import { TOUR } from './tour.js';

const names = allRoutes.map(({ method, path }) => `${method} ${path}`);

test('the matrix shows every route that answers, each once', async () => {
  const { get } = runEmulator();
  const { body } = await get('/_emulator/routes');
  const shown = body.map(({ method, path }: { method: string; path: string }) => `${method} ${path}`);
  expect(shown).toEqual(names);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(allRoutes.map(({ method, kind, edge }) => `${method} ${kind} ${edge}`)).size).toBe(names.length);
});

test('a route that lacks something says what', () => {
  const silent = allRoutes.filter(({ coverage, note }) => (coverage === 'partial') !== (note !== undefined));
  expect(silent).toEqual([]);
});

test('no request of the tour belongs to a route that is gone', () => {
  expect(Object.keys(TOUR).sort()).toEqual([...names].sort());
});

/** What people see in a browser. */
const PAGES = loginRoutes.map(({ path }) => path);

test.each(names)('%s answers a well-formed request', async (name) => {
  const emulator = runEmulator();
  const reply = await TOUR[name]?.(emulator);
  const isPage = PAGES.includes(name.split(' ')[1] ?? '');
  expect(reply?.body).not.toHaveProperty('error');
  expect(reply?.status).toBe(name === 'POST /dialog/oauth' ? 302 : 200);
  expect(reply?.headers['content-type']).toBe(isPage ? 'text/html; charset=utf-8' : 'application/json; charset=UTF-8');
});
