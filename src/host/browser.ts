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
  try {
    await open(url, env.BROWSER ? { app: { name: env.BROWSER } } : undefined);
    return true;
  } catch {
    // Whatever the system says, the person can open the address by hand.
    return false;
  }
}
