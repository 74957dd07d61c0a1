// Mail by GOV.UK Notify, against a server on this machine that speaks its documented interface and checks the signed token.
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { notifyPost } from './notify.ts';
import { type Post, RefusedForGood } from './post.ts';

const service = '3d844edf-8d35-48ac-975b-e847b4f122b0';
const secret = '6c1a1f2e-4c07-4f2e-9f0c-0c3f4b0d9a11';
const template = 'f33517ff-2a88-4f6e-b855-c550268ce08a';
const taken: unknown[] = [];
let busy = false;
let url = '';
let post: Post;

/** The JSON Web Token of Notify's documentation: HS256 over the service's number and the time, within 30 seconds. */
function isSigned(header: string | undefined): boolean {
  const [head = '', claims = '', signature] = (header ?? '').replace(/^Bearer /, '').split('.');
  const right = createHmac('sha256', secret).update(`${head}.${claims}`).digest('base64url');
  if (signature !== right) return false;
  const { iss, iat } = JSON.parse(Buffer.from(claims, 'base64url').toString());
  return iss === service && Math.abs(Date.now() / 1000 - iat) < 30;
}

const server = createServer(async (request, response) => {
  const answer = (status: number, body: object) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const refuse = (status: number, error: string, message: string) =>
    answer(status, { status_code: status, errors: [{ error, message }] });
  if (request.method !== 'POST' || request.url !== '/v2/notifications/email')
    return refuse(404, 'NoResultFound', 'No result found');
  if (!isSigned(request.headers.authorization))
    return refuse(403, 'AuthError', 'Invalid token: API key not found');
  if (busy) return refuse(429, 'RateLimitError', 'Exceeded rate limit');
  const asked = (await json(request)) as { template_id: string; email_address: string };
  if (asked.template_id !== template) return refuse(400, 'BadRequestError', 'Template not found');
  if (!asked.email_address.includes('@'))
    return refuse(400, 'ValidationError', 'email_address Not a valid email address');
  taken.push(asked);
  return answer(201, { id: '740e5834-3a29-46b4-9a6f-16142fde533a' });
});

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  post = notifyPost({ key: `plan-${service}-${secret}`, template, url });
});
beforeEach(() => {
  taken.length = 0;
  busy = false;
});
afterAll(() => {
  post.close();
  server.close();
});

const message = {
  to: 'ann.hale@testshire.example',
  subject: 'Three actions are due',
  text: 'Say how.\n',
  reference: 'm-1',
};

test('a message is taken with its words and its reference', async () => {
  await post.send(message);
  expect(taken).toEqual([
    {
      template_id: template,
      email_address: message.to,
      personalisation: { subject: message.subject, text: message.text },
      reference: 'm-1',
    },
  ]);
});

test('an address that Notify will never take is given up, in its words', async () => {
  const refused = post.send({ ...message, to: 'nobody' });
  await expect(refused).rejects.toThrow(RefusedForGood);
  await expect(post.send({ ...message, to: 'nobody' })).rejects.toThrow('Not a valid email address');
});

test('a busy service and a wrong key are tried again later, and the key is not in what is kept', async () => {
  busy = true;
  await expect(post.send(message)).rejects.not.toThrow(RefusedForGood);
  busy = false;
  const wrong = notifyPost({ key: `plan-${service}-${secret.replace('6', '7')}`, template, url });
  const trouble = await wrong.send(message).catch((error: Error) => error);
  expect(trouble).not.toBeInstanceOf(RefusedForGood);
  expect(String(trouble)).toContain('GOV.UK Notify said 403');
  expect(JSON.stringify(trouble)).not.toContain(service);
});

test('a service that does not answer is asked again later', async () => {
  const away = notifyPost({ key: `plan-${service}-${secret}`, template, url: 'http://127.0.0.1:1' });
  await expect(away.send(message)).rejects.toThrow('did not answer');
});
