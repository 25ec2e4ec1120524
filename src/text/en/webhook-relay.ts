const LEVELS: Record<string, string> = { phone: 'number', waba: 'account', app: 'app' };

/** What is said of callbacks that a listener takes over and gives back, and of what it passes on. */
export const relayWords = {
  /** Where Meta delivers while one listens without taking a callback over. */
  route: {
    notSubscribed: 'Meta delivers nothing of this account to the app: `wabactl webhook subscribe`.',
    noCallback: (url: string) =>
      `Meta has no callback, so nothing arrives here yet: \`wabactl webhook set\` with an address that leads to ${url}, or start this with --tunnel cloudflared.`,
    here: (level: string, url: string) => `Meta delivers here: ${url} is the callback of the ${level}.`,
    elsewhere: (level: string, url: string) =>
      `Meta delivers to ${url} (callback of the ${level}), which is not this listener, so nothing arrives here.`,
    unknown: (level: string, url: string) =>
      `Meta delivers to ${url} (callback of the ${level}). If that does not lead here, --tunnel cloudflared --tee brings everything here too.`,
    ticked: (fields: string) => `Ticked for it: ${fields}.`,
    nothingTicked: 'No field is ticked for it: `wabactl webhook fields --add messages`.',
    levels: LEVELS,
  },
  /** By the next command after a listener that was killed. */
  putBackLate: (level: string, previous: string | null) =>
    `A \`wabactl webhook listen\` ended without giving back the callback of the ${LEVELS[level]} that it had taken over. ${
      previous === null ? 'It is removed now; messages go where they went before.' : `It is put back now: ${previous}`
    }`,
  notOursAnyMore: (level: string, current: string | null, previous: string | null) =>
    `The callback of the ${LEVELS[level]} was changed by somebody else meanwhile (now: ${current ?? 'none'}), so it was left alone. Before \`webhook listen\` it was: ${previous ?? 'none'}.`,
  putBack: (level: string, previous: string | null) =>
    previous === null
      ? `The callback of the ${LEVELS[level]} is removed again; messages go where they went before.`
      : `The callback of the ${LEVELS[level]} is put back: ${previous}`,
  takenOver: (level: string, url: string) =>
    `Meta delivers to ${url} until this ends (callback of the ${LEVELS[level]}).`,
  comesHere: (fields: string) => `Of what is ticked in the app, this comes here: ${fields}`,
  originMissesAll: (url: string) => `${url} gets nothing meanwhile; --tee passes every delivery on to it.`,
  originGetsAll: (url: string) => `Every delivery is passed on to ${url}, and Meta gets its answer.`,
  alwaysToApp: (fields: string, url: string | null) =>
    `These go to the app's callback (${url ?? 'none'}) all the same, since Meta lets no other override it: ${fields}`,
  messagesNotTicked: (level: string): string =>
    level === 'app'
      ? "'messages' is not ticked in the app, so no message will arrive; `wabactl webhook subscribe` ticks it."
      : "'messages' is not ticked in the app, so no message will arrive; `--level app` ticks it where the app has no callback yet, else `wabactl webhook subscribe`.",
  ask: (url: string) => `${url} gets no deliveries while this listens, since they are not passed on (--tee). Go on?`,
  tunnelOpening: (tunnel: string) => `Opening a tunnel with ${tunnel} …`,
  tunnelMoved: (url: string) => `The tunnel has another address now, and Meta was told: ${url}`,
  tunnelLost: (tunnel: string) => `The tunnel (${tunnel}) broke off; it is being opened again …`,
  notTestedFromHere: (url: string) =>
    `${url} is not known to the name servers of this machine yet, so it could not be tested from here; Meta tests it now.`,
  passedOn: (url: string, status: number, milliseconds: number) =>
    `passed on to ${url}: ${status} in ${milliseconds} ms`,
  notPassedOn: {
    unreachable: (url: string, code: string, status: number) =>
      `NOT passed on: ${url} cannot be reached (${code}); Meta was answered ${status} and will repeat it`,
    'timed-out': (url: string, _code: string, status: number) =>
      `NOT passed on: ${url} took too long; Meta was answered ${status} and will repeat it`,
    overloaded: (url: string, _code: string, status: number) =>
      `NOT passed on: too many deliveries wait for ${url}; Meta was answered ${status} and will repeat it`,
  },
  notKept: (problem: string) => `a delivery was passed on, but could not be kept here (${problem}): is the disk full?`,
  forwardsTo: (url: string) => `Deliveries are forwarded to ${url}.`,
  forwardUnreachable: (url: string, code: string) =>
    `Nobody listens at ${url} yet (${code}); deliveries wait for it, and are forwarded when it is there.`,
  forwarded: (url: string, status: number, milliseconds: number) => `→ ${url} ${status} in ${milliseconds} ms`,
  forwardFailed: {
    'timed-out': (url: string) => `→ ${url} took too long`,
    broken: (url: string) => `→ ${url} broke the connection off`,
  },
  again: (seconds: number) => `again in ${seconds} s`,
  givenUp: (attempts: number) => `given up after ${attempts} attempts`,
  forwardGone: (url: string, code: string) => `→ ${url} cannot be reached (${code}); deliveries wait for it`,
  forwardBack: (url: string, waiting: number) =>
    waiting === 0 ? `→ ${url} is back` : `→ ${url} is back; ${waiting} deliveries have waited for it`,
  forwardDropped: (count: number) => `→ ${count} deliveries were given up without being forwarded`,
  forwardLeft: (count: number, url: string) =>
    count === 1 ? `1 delivery was not taken by ${url}.` : `${count} deliveries were not taken by ${url}.`,
};
