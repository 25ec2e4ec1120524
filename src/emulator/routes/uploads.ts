import * as z from 'zod/mini';
import { RESUMABLE_MIME_TYPES } from '../../core/meta/media-kinds.js';
import { ok, readNode } from '../answers.js';
import { appNode } from '../node-types/business.js';
import { parseParams, wireChoice, wireNumber, wireText } from '../params.js';
import { appTokenRequired, parameterInvalid, parameterRequired, unknownObject } from '../refusals.js';
import type { Answer, Call, Route } from '../route.js';
import type { Upload } from '../state.js';
import { secondsOf } from '../times.js';
import { toHandle } from '../upload-handles.js';

const session = z.object({
  file_name: z._default(wireText, ''),
  file_length: wireNumber.check(
    z.refine((length) => Number.isInteger(length) && length > 0, 'must be a positive integer'),
  ),
  file_type: wireChoice(RESUMABLE_MIME_TYPES),
});

/** https://developers.facebook.com/docs/graph-api/guides/upload */
function openSession({ app, params, token, world }: Call): Answer {
  if (token.type === 'APP') throw unknownObject('POST', app.id);
  const { file_name, file_length, file_type } = parseParams(session, params);
  const id = Buffer.from(`1:attachment:${world.newHex(32)}?file_length=${file_length}`).toString('base64url');
  const signature = `ARZ${world.newHex(24)}`;
  world.state.uploads.set(id, {
    id,
    appId: app.id,
    fileName: file_name,
    mimeType: file_type,
    length: file_length,
    bytes: new Uint8Array(),
    signature,
    handle: undefined,
    createdAt: secondsOf(world.nowMs()),
  });
  return ok({ id: `upload:${id}?sig=${signature}` });
}

/** The signature is part of the id that was given out: a client that drops or encodes it away finds nothing. */
function uploadOf({ id, method, params, world }: Call): Upload {
  const upload = world.state.uploads.get(id);
  if (!upload || params.sig !== upload.signature) throw unknownObject(method, `upload:${id}`);
  return upload;
}

function readOffset(call: Call): Answer {
  const { id, signature, bytes } = uploadOf(call);
  return ok({ id: `upload:${id}?sig=${signature}`, file_offset: bytes.length });
}

/** Appends at the offset; the last byte closes the session and gives the handle out. */
function append(call: Call): Answer {
  const upload = uploadOf(call);
  const offset = call.headers.file_offset;
  if (offset === undefined) throw parameterRequired('file_offset');
  if (Number(offset) !== upload.bytes.length) throw parameterInvalid('file_offset', `must be ${upload.bytes.length}`);
  if (upload.bytes.length + call.body.length > upload.length) {
    throw parameterInvalid('file_length', `is ${upload.length}, and more bytes were sent`);
  }
  upload.bytes = new Uint8Array(Buffer.concat([upload.bytes, call.body]));
  return upload.bytes.length < upload.length ? readOffset(call) : close(upload, call);
}

function close(upload: Upload, { token, world }: Call): Answer {
  const { fileName: name, mimeType, bytes } = upload;
  upload.handle ??= toHandle(upload, token.userId, world);
  world.state.handles.set(upload.handle, { name, mimeType, bytes });
  return ok({ h: upload.handle });
}

function readApp(call: Call): Answer {
  if (call.token.appId !== call.id) throw appTokenRequired();
  return ok(readNode(appNode, call.app, call.fields, call));
}

export const uploadRoutes: readonly Route[] = [
  {
    method: 'GET',
    kind: 'app',
    edge: '',
    path: '/{app-id}',
    scope: undefined,
    coverage: 'partial',
    note: 'id, name, link and category',
    handle: readApp,
  },
  {
    method: 'POST',
    kind: 'app',
    edge: 'uploads',
    path: '/{app-id}/uploads',
    scope: undefined,
    coverage: 'full',
    handle: openSession,
  },
  {
    method: 'GET',
    kind: 'upload',
    edge: '',
    path: '/upload:{session}',
    scope: undefined,
    coverage: 'full',
    handle: readOffset,
  },
  {
    method: 'POST',
    kind: 'upload',
    edge: '',
    path: '/upload:{session}',
    scope: undefined,
    coverage: 'partial',
    note: 'sessions do not expire; what the bytes really are is not looked at',
    handle: append,
  },
];
