import type { Host } from './host.js';

/**
 * Whether opening a browser could work here. Over SSH it would open at the other end, if at all; on Linux it needs a
 * display. `BROWSER` is the user's word, and counts before all of this.
 */
export function hasBrowser(env: Host['env'], platform: string): boolean {
  if (env.BROWSER) return true;
  if (env.CI || env.SSH_CONNECTION || env.SSH_CLIENT || env.SSH_TTY) return false;
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY || env.WSL_DISTRO_NAME);
}

/** False when there is none, or when it could not be started; what happens in it is not known. */
export async function openBrowser(url: string, env: Host['env'], platform: string): Promise<boolean> {
  if (!hasBrowser(env, platform)) return false;
  const { default: open } = await import('open');
  // Whatever the system says of all of them, the person can open the address by hand.
  for (const name of browsersOf(env, platform)) {
    try {
      await open(url, name === undefined ? undefined : { app: { name } });
      return true;
    } catch {}
  }
  return false;
}

/** `BROWSER` may name several, of which the first that starts is used; undefined is the system's own. */
function browsersOf({ BROWSER }: Host['env'], platform: string): readonly (string | undefined)[] {
  if (!BROWSER) return [undefined];
  // A path on Windows has a colon itself.
  return platform === 'win32' ? [BROWSER] : BROWSER.split(':').filter((name) => name !== '');
}
