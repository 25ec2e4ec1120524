/** Where Meta says an app lives, whatever kind of app it is. */
export function appLink(appId: string): string {
  return `https://www.facebook.com/games/?app_id=${appId}`;
}
