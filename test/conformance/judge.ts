import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { HttpRequest, HttpResponse } from '../../src/host/host.js';
import { isNode, type Node, resolve, schemaOf } from './document.js';
import type { Operation } from './operations.js';

/** Says what is wrong with one request and its answer, by the document. Says the same thing once, whatever the ids are. */
export interface Judge {
  exchange(operation: Operation, request: HttpRequest, response: HttpResponse): Promise<string[]>;
  /** For what the document does not have: an error has one shape everywhere. */
  error(name: string, response: HttpResponse): string[];
  /** One value against one schema of the document. */
  fits(schema: unknown, value: unknown): boolean;
}

type Check = (schema: unknown, value: unknown, what: string) => string[];

export function createJudge(document: Node): Judge {
  const check = createCheck(document);
  return {
    async exchange(operation, request, response) {
      const objections = [
        ...judgePath(operation, request, check),
        ...judgeQuery(operation, request, check),
        ...judgeHeaders(operation, request, check),
        ...(await judgeBody(operation, request, check)),
        ...judgeAnswer(document, operation, request, response, check),
      ];
      return [...new Set(objections)].map((objection) => `${operation.name} ${objection}`);
    },
    error(name, { status, body }) {
      if (status < 400) return [];
      const value: unknown = JSON.parse(new TextDecoder().decode(body));
      return check(schemaOf(document, 'GraphAPIError'), value, `${name} answer ${status}`);
    },
    fits: (schema, value) => check(schema, value, '').length === 0,
  };
}

/** Compiles each schema once. References lead into the whole document. */
function createCheck(document: Node): Check {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true, logger: false });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'https://graph.test/', ...document });
  const compiled = new Map<unknown, ValidateFunction>();
  return (schema, value, what) => {
    if (!isNode(schema)) return [];
    const validate = compiled.get(schema) ?? ajv.compile(withAbsoluteReferences(schema));
    compiled.set(schema, validate);
    return validate(value) ? [] : (validate.errors ?? []).flatMap((error) => describe(error, what));
  };
}

function withAbsoluteReferences(schema: unknown): Node {
  const text = JSON.stringify(schema, (key, value: unknown) =>
    key === 'example' || key === 'examples' ? undefined : value,
  );
  return JSON.parse(text.replaceAll('"$ref":"#/', '"$ref":"https://graph.test/#/'));
}

/** That a branch failed is said by what failed in it. */
function describe({ keyword, instancePath, message, params }: ErrorObject, what: string): string[] {
  if (keyword === 'if' || keyword === 'allOf') return [];
  const place = instancePath.replaceAll(/\/\d+/g, '/*');
  const named = params.additionalProperty ?? params.unevaluatedProperty ?? params.allowedValues?.join(' ') ?? '';
  return [[what + place, message, named].filter(Boolean).join(' ')];
}

function judgePath({ parameters, place }: Operation, { url }: HttpRequest, check: Check): string[] {
  const values = new URL(url).pathname.split('/');
  const names = (place[1] ?? '').split('/').map((part) => part.replaceAll(/[{}]/g, ''));
  return parameters
    .filter((parameter) => parameter.in === 'path')
    .flatMap(({ name, schema }) => check(schema, values[names.indexOf(String(name))], `path ${name}`));
}

function judgeQuery({ parameters }: Operation, { url }: HttpRequest, check: Check): string[] {
  const given = new URL(url).searchParams;
  const known = parameters.filter((parameter) => parameter.in === 'query');
  const unknown = [...given.keys()].filter((name) => !known.some((parameter) => parameter.name === name));
  const checked = known.flatMap(({ name, required, schema }) => {
    const value = given.get(String(name));
    if (value === null) return required === true ? [`query ${name} is missing`] : [];
    return check(schema, asTyped(schema, value), `query ${name}`);
  });
  return [...unknown.map((name) => `query ${name} is not described`), ...checked];
}

/** A query holds texts only. */
function asTyped(schema: unknown, value: string): unknown {
  const type = isNode(schema) ? schema.type : undefined;
  if (type === 'integer' || type === 'number') return Number(value);
  if (type === 'boolean') return value === 'true';
  return type === 'array' ? value.split(',') : value;
}

function judgeHeaders({ parameters, description }: Operation, { headers }: HttpRequest, check: Check): string[] {
  return parameters
    .filter((parameter) => parameter.in === 'header')
    .flatMap(({ name, required, schema }) => {
      const value = headers[String(name).toLowerCase()];
      // The file asks for the type of a body even where there is none.
      const isNeeded = required === true && (name !== 'Content-Type' || description.requestBody !== undefined);
      if (value === undefined) return isNeeded ? [`header ${name} is missing`] : [];
      return check(schema, name === 'Content-Type' ? mediaType(value) : value, `header ${name}`);
    });
}

function mediaType(contentType = ''): string {
  return contentType.split(';')[0]?.trim() ?? '';
}

async function judgeBody({ description }: Operation, request: HttpRequest, check: Check): Promise<string[]> {
  const { requestBody } = description;
  const content = isNode(requestBody) && isNode(requestBody.content) ? requestBody.content : {};
  if (!request.body || request.body.length === 0)
    return isNode(requestBody) && requestBody.required === true ? ['body is missing'] : [];
  const type = mediaType(request.headers['content-type']);
  const described = content[type];
  if (!isNode(described)) return [`body of type ${type || 'unknown'} is not described`];
  return check(described.schema, await readBody(type, request), 'body');
}

async function readBody(type: string, { body = new Uint8Array(), headers }: HttpRequest): Promise<unknown> {
  if (type === 'application/json') return JSON.parse(new TextDecoder().decode(body));
  const answer = new Response(body, { headers: { 'content-type': headers['content-type'] ?? '' } });
  const form = [...(await answer.formData()).entries()];
  return Object.fromEntries(form.map(([name, value]) => [name, typeof value === 'string' ? value : 'a file']));
}

function judgeAnswer(
  document: Node,
  { description }: Operation,
  { url }: HttpRequest,
  { status, body }: HttpResponse,
  check: Check,
): string[] {
  const responses = isNode(description.responses) ? description.responses : {};
  const described = responses[String(status)];
  if (described === undefined) return [`answer ${status} is not described`];
  const { content } = resolve(document, described);
  const json = isNode(content) ? content['application/json'] : undefined;
  if (!isNode(json)) return [];
  if (body.length === 0) return [`answer ${status} has no body`];
  const objections = check(json.schema, JSON.parse(new TextDecoder().decode(body)), `answer ${status}`);
  return objections.filter((objection) => !isUnasked(objection, new URL(url).searchParams.get('fields')));
}

/** What is required is there unless the client named the fields that it wants and this is none of them. */
function isUnasked(objection: string, fields: string | null): boolean {
  const missing = /must have required property '(\w+)'/.exec(objection)?.[1];
  return fields !== null && missing !== undefined && !fields.split(/[^\w]+/).includes(missing);
}
