import type { PartProblem } from './parts.js';

/** As typed: Meta's pages have the coordinates as text. */
export interface Location {
  readonly latitude: string;
  readonly longitude: string;
  readonly name?: string;
  readonly address?: string;
}

export interface GivenLocation {
  /** `-33.45,-70.66`, as maps show it. */
  readonly at?: string | undefined;
  readonly latitude?: string | undefined;
  readonly longitude?: string | undefined;
  readonly name?: string | undefined;
  readonly address?: string | undefined;
}

/** https://developers.facebook.com/docs/whatsapp/cloud-api/messages/location-messages */
export function readLocation(given: GivenLocation): { location: Location; problems: PartProblem[] } {
  const [first, second, ...more] = given.at?.split(',').map((part) => part.trim()) ?? [];
  const latitude = given.latitude?.trim() ?? first ?? '';
  const longitude = given.longitude?.trim() ?? second ?? '';
  const location = {
    latitude,
    longitude,
    ...(given.name !== undefined && { name: given.name }),
    ...(given.address !== undefined && { address: given.address }),
  };
  return {
    location,
    problems: checkAll(given, { latitude, longitude, isPair: second !== undefined && more.length === 0 }),
  };
}

function checkAll(
  given: GivenLocation,
  { latitude, longitude, isPair }: { latitude: string; longitude: string; isPair: boolean },
): PartProblem[] {
  const isTwice = given.at !== undefined && (given.latitude !== undefined || given.longitude !== undefined);
  if (isTwice) return [{ field: 'latitude', problem: 'either-or', options: ['--at', '--latitude --longitude'] }];
  if (given.at !== undefined && !isPair) return [{ field: 'latitude', problem: 'not-a-number', given: given.at }];
  return [...checkDegrees('latitude', latitude, 90), ...checkDegrees('longitude', longitude, 180)];
}

function checkDegrees(field: 'latitude' | 'longitude', text: string, max: number): PartProblem[] {
  if (text === '') return [{ field, problem: 'missing', option: `--${field}` }];
  if (!/^[+-]?\d+(\.\d+)?$/.test(text)) return [{ field, problem: 'not-a-number', given: text }];
  const degrees = Number(text);
  return Math.abs(degrees) > max ? [{ field, problem: 'out-of-range', given: degrees, min: -max, max }] : [];
}
