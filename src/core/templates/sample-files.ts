/** What a sample file is, by its first bytes; undefined for what no template can have. */
export function sampleExtension(bytes: Uint8Array): 'jpg' | 'png' | 'mp4' | 'pdf' | undefined {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpg';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47])) return 'png';
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return 'pdf';
  return startsWith(bytes.subarray(4), [0x66, 0x74, 0x79, 0x70]) ? 'mp4' : undefined;
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/**
 * Whether a link to a sample leads to Meta, or to the Graph host of the channel itself, which is an emulator then. A link
 * that Meta answered is no reason to ask any other host for anything.
 */
export function isSampleHost(link: string, graphUrl: string): boolean {
  if (!URL.canParse(link)) return false;
  const { protocol, hostname, origin } = new URL(link);
  if (origin === new URL(graphUrl).origin) return true;
  return protocol === 'https:' && META_HOSTS.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}

/** Where samples were seen to lie (`scontent.whatsapp.net`), and Meta's other homes of media. */
const META_HOSTS = ['whatsapp.net', 'fbcdn.net', 'fbsbx.com'];
