// The installation's signing key (Ed25519): made once, kept in the data folder or given as a setting.
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Unusable } from '../kernel/errors.ts';

/** Reads the key, given as PEM or kept in the folder; makes and keeps one where there is none. */
export function signingKey(folder: string, given: string | undefined): KeyObject {
  // A setting carries a PEM on one line, its line ends written as \n.
  if (given !== undefined) return parseKey(given.replaceAll('\\n', '\n'), 'GOLDTHREAD_SIGNING_KEY');
  const file = path.join(folder, 'signing-key.pem');
  if (!existsSync(file)) makeKey(file);
  return parseKey(readFileSync(file, 'utf8'), file);
}

function parseKey(pem: string, from: string): KeyObject {
  const key = (() => {
    try {
      return createPrivateKey(pem);
    } catch {
      return undefined;
    }
  })();
  if (key?.asymmetricKeyType !== 'ed25519') {
    throw new Unusable(
      `${from} is not an Ed25519 private key in PEM. \`openssl genpkey -algorithm ed25519\` makes one.`,
    );
  }
  return key;
}

/** Whole or not at all, and once: of two processes that make a key, both then read the first one's. */
function makeKey(file: string): void {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  const making = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(making, pem, { mode: 0o600 });
  try {
    linkSync(making, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(making);
  }
}

/** The signature of a text, in base64. */
export function signText(key: KeyObject, text: string): string {
  return sign(null, Buffer.from(text), key).toString('base64');
}

export function isSignedBy(key: KeyObject, text: string, signature: string): boolean {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'));
}
