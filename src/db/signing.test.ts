// The installation's key: made once, read by nobody else, refused when it is of another kind.
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isSignedBy, signingKey, signText } from './signing.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'goldthread-key-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a key is made at first use, kept for its owner alone, and the same ever after', () => {
  const signature = signText(signingKey(folder, undefined), 'a head');
  expect(readdirSync(folder)).toEqual(['signing-key.pem']);
  expect(statSync(path.join(folder, 'signing-key.pem')).mode & 0o777).toBe(0o600);
  const again = signingKey(folder, undefined);
  expect(isSignedBy(again, 'a head', signature)).toBe(true);
  expect(isSignedBy(again, 'another head', signature)).toBe(false);
});

test('a key given on one line is used in its place', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const line = String(privateKey.export({ type: 'pkcs8', format: 'pem' }))
    .trim()
    .replaceAll('\n', '\\n');
  expect(isSignedBy(publicKey, 'a head', signText(signingKey(folder, line), 'a head'))).toBe(true);
});

test('a key of another kind, or none at all, is refused in plain words', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const pem = String(rsa.export({ type: 'pkcs8', format: 'pem' }));
  expect(() => signingKey(folder, pem)).toThrow('GOLDTHREAD_SIGNING_KEY is not an Ed25519 private key');
  expect(() => signingKey(folder, 'secret')).toThrow('GOLDTHREAD_SIGNING_KEY is not an Ed25519 private key');
});
