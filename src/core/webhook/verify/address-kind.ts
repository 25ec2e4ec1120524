/** Who can reach an address: everybody, this machine alone, or those in the same network. */
export type AddressKind = 'public' | 'loopback' | 'private';

/** By the registries of special-purpose addresses, RFC 6890; what is carrier-grade or link-local counts as private. */
export function addressKindOf(address: string): AddressKind {
  const plain = address.toLowerCase().replace(/^\[|\]$/g, '');
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/.exec(plain)?.[1];
  return plain.includes(':') && mapped === undefined ? kindOfV6(plain) : kindOfV4(mapped ?? plain);
}

/** Whether a host of a URL is an address, and no name. */
export function isAddress(host: string): boolean {
  return host.includes(':') || /^\d+(\.\d+){3}$/.test(host);
}

function kindOfV4(address: string): AddressKind {
  const [first = 0, second = 0] = address.split('.').map(Number);
  if (first === 127) return 'loopback';
  const isPrivate =
    first === 0 ||
    first === 10 ||
    (first === 172 && second >= 16 && second <= 31) ||
    (first === 192 && second === 168) ||
    (first === 169 && second === 254) ||
    (first === 100 && second >= 64 && second <= 127);
  return isPrivate ? 'private' : 'public';
}

function kindOfV6(address: string): AddressKind {
  if (address === '::1') return 'loopback';
  return address === '::' || /^(f[cd]|fe[89ab])/.test(address) ? 'private' : 'public';
}
