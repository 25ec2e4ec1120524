import { expect, test } from 'vitest';
import { chooseFolders } from '../../src/host/folders.js';

const ana = { env: {}, platform: 'linux', home: '/home/ana' };

test('on Linux configuration, state and cache lie where XDG puts them', () => {
  expect(chooseFolders(ana)).toEqual({
    config: '/home/ana/.config/wabactl',
    state: '/home/ana/.local/state/wabactl',
    cache: '/home/ana/.cache/wabactl',
  });
});

test('on macOS they lie in the Library', () => {
  expect(chooseFolders({ ...ana, platform: 'darwin', home: '/Users/ana' })).toEqual({
    config: '/Users/ana/Library/Application Support/wabactl',
    state: '/Users/ana/Library/Application Support/wabactl/state',
    cache: '/Users/ana/Library/Caches/wabactl',
  });
});

test('on Windows only the configuration roams', () => {
  const env = { APPDATA: 'C:\\Users\\ana\\AppData\\Roaming', LOCALAPPDATA: 'C:\\Users\\ana\\AppData\\Local' };
  expect(chooseFolders({ env, platform: 'win32', home: 'C:\\Users\\ana' })).toEqual({
    config: 'C:\\Users\\ana\\AppData\\Roaming\\wabactl',
    state: 'C:\\Users\\ana\\AppData\\Local\\wabactl\\state',
    cache: 'C:\\Users\\ana\\AppData\\Local\\wabactl\\cache',
  });
});

test('an XDG variable moves its folder on every system, unless it is relative', () => {
  const env = { XDG_CONFIG_HOME: '/etc/ana', XDG_STATE_HOME: 'relative' };
  expect(chooseFolders({ ...ana, env })).toMatchObject({
    config: '/etc/ana/wabactl',
    state: '/home/ana/.local/state/wabactl',
  });
  expect(chooseFolders({ ...ana, env, platform: 'darwin' }).config).toBe('/etc/ana/wabactl');
});

test('WABACTL_HOME moves all three, whatever else is said', () => {
  expect(chooseFolders({ ...ana, env: { WABACTL_HOME: '/tmp/demo', XDG_CONFIG_HOME: '/etc/ana' } })).toEqual({
    config: '/tmp/demo/config',
    state: '/tmp/demo/state',
    cache: '/tmp/demo/cache',
  });
});
