// For the tests of evidence, closing and challenge: people of the example council who sign in, and a form with a file.
import type { FastifyInstance } from 'fastify';
import { tester } from '../../../../test/support/database.ts';
import type { Product } from '../../../../test/support/product.ts';
import type { Role } from '../../../kernel/actor.ts';
import { addAccount, passwordPath, setPassword } from '../../people/index.ts';
import { words as password, tokenIn, visitor } from '../../people/sample/site.ts';

type Visitor = ReturnType<typeof visitor>;

/** Somebody with a role, or several, signed in at the example council; `address` keeps their sign-ins apart. */
export async function signedIn(
  { app, accounts, example }: Product,
  held: Role | readonly Role[],
  address: string,
  personId?: number,
): Promise<Visitor> {
  const councilId = example ?? 0;
  const all = [held].flat();
  const email = `${all[0]}-${address}@council.example`;
  const account = {
    email,
    name: `Ana ${all[0]}`,
    roles: all,
    ...(personId === undefined ? {} : { personId }),
  };
  await addAccount(accounts, tester, councilId, account);
  await setPassword(accounts, tokenIn(await passwordPath(accounts, councilId, email)), password);
  const person = visitor(app, { host: 'localhost', address });
  await person.post('/sign-in', { email, password });
  return person;
}

/** Sends a form with a file as a browser does. */
export function giveFile(
  app: FastifyInstance,
  { cookies }: Visitor,
  url: string,
  fields: Record<string, string>,
  file?: { name: string; bytes: Uint8Array },
) {
  const part = (name: string, more = '') =>
    Buffer.from(`--part\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`);
  const end = Buffer.from('\r\n');
  const parts = Object.entries(fields).flatMap(([name, value]) => [part(name), Buffer.from(value), end]);
  const sent = file ? [part('file', `; filename="${file.name}"`), file.bytes, end] : [];
  return app.inject({
    method: 'POST',
    url,
    headers: {
      host: 'localhost',
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'sec-fetch-site': 'same-origin',
      'content-type': 'multipart/form-data; boundary=part',
    },
    payload: Buffer.concat([...parts, ...sent, Buffer.from('--part--\r\n')]),
  });
}
