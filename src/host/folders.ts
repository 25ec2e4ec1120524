import { posix, win32 } from 'node:path';
import type { Folders } from './host.js';

interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  /** The user's home folder. */
  readonly home: string;
}

/**
 * WABACTL_HOME moves everything; then the XDG variables, on every system, since who sets them means them; then what is
 * usual on the system. A relative XDG path is ignored, as the specification asks
 * (https://specifications.freedesktop.org/basedir-spec/latest/).
 */
export function chooseFolders({ env, platform, home }: Surroundings): Folders {
  const { join, isAbsolute, resolve } = platform === 'win32' ? win32 : posix;
  if (env.WABACTL_HOME) {
    const moved = resolve(env.WABACTL_HOME);
    return { config: join(moved, 'config'), state: join(moved, 'state'), cache: join(moved, 'cache') };
  }
  const usual = usualFolders({ env, platform, home });
  const xdg = (value: string | undefined) => (value && isAbsolute(value) ? join(value, 'wabactl') : undefined);
  return {
    config: xdg(env.XDG_CONFIG_HOME) ?? usual.config,
    state: xdg(env.XDG_STATE_HOME) ?? usual.state,
    cache: xdg(env.XDG_CACHE_HOME) ?? usual.cache,
  };
}

function usualFolders({ env, platform, home }: Surroundings): Folders {
  if (platform === 'win32') {
    const roaming = env.APPDATA || win32.join(home, 'AppData', 'Roaming');
    const local = win32.join(env.LOCALAPPDATA || win32.join(home, 'AppData', 'Local'), 'wabactl');
    return {
      config: win32.join(roaming, 'wabactl'),
      state: win32.join(local, 'state'),
      cache: win32.join(local, 'cache'),
    };
  }
  if (platform === 'darwin') {
    const support = posix.join(home, 'Library', 'Application Support', 'wabactl');
    const cache = posix.join(home, 'Library', 'Caches', 'wabactl');
    return { config: support, state: posix.join(support, 'state'), cache };
  }
  return {
    config: posix.join(home, '.config', 'wabactl'),
    state: posix.join(home, '.local', 'state', 'wabactl'),
    cache: posix.join(home, '.cache', 'wabactl'),
  };
}
