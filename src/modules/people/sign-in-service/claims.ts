// What the sign-in service says of somebody, and how much of it may be believed. Pure.
import { z } from 'zod';

const Said = z.looseObject({
  iss: z.string(),
  sub: z.string().min(1),
  name: z.string().optional().catch(undefined),
  preferred_username: z.string().optional().catch(undefined),
  email: z.string().optional(),
  /** Some services send words for true and false. */
  email_verified: z.unknown().optional(),
  /** Microsoft Entra ID, where it is asked for: the tenant has proved that the address’s domain is its own. */
  xms_edov: z.unknown().optional(),
  /** Microsoft Entra ID: who really vouches for a guest. */
  idp: z.string().optional(),
  /** Microsoft Entra ID, where it is asked for: 0 of the tenant’s own, 1 a guest. */
  acct: z.unknown().optional(),
  /** Claims left out of the token, by name; Microsoft Entra ID leaves out more than 200 groups. */
  _claim_names: z.record(z.string(), z.unknown()).optional(),
  hasgroups: z.unknown().optional(),
});

export interface Rules {
  groupsClaim: string;
  /** In lower case. */
  trustedDomains: readonly string[];
}

export interface Told {
  issuer: string;
  /** Who they are there, for ever: addresses and names change. */
  subject: string;
  name: string;
  /** In lower case; null where none was sent. */
  email: string | null;
  /** Whether the address is certainly theirs, so that it may lead to an account. */
  vouched: boolean;
  groups: readonly string[];
  /** They are in more groups than the service sends, so `groups` says nothing. */
  groupsLeftOut: boolean;
}

/**
 * Reads verified claims. `more` are those the service tells on asking, of the same subject; an address and the word
 * for it come from one place, never from both. Throws where there is no issuer or subject, which the library has checked.
 */
export function readClaims(claims: unknown, more: unknown, rules: Rules): Told {
  const token = Said.parse(claims);
  const asked = more === undefined ? token : Said.partial({ iss: true }).parse(more);
  const addressed = token.email === undefined ? asked : token;
  const email = addressOf(addressed.email);
  const groups = token[rules.groupsClaim] ?? asked[rules.groupsClaim];
  return {
    issuer: token.iss,
    subject: token.sub,
    name: nameOf(token) ?? nameOf(asked) ?? email ?? 'Somebody without a name',
    email,
    vouched:
      email !== null &&
      isVouched({ ...addressed, iss: token.iss, idp: token.idp, acct: token.acct }, email, rules),
    groups: z
      .array(z.coerce.string())
      .catch([])
      .parse(groups === undefined ? [] : [groups].flat()),
    groupsLeftOut:
      token.hasgroups !== undefined || Object.hasOwn(token._claim_names ?? {}, rules.groupsClaim),
  };
}

type Names = Partial<Pick<z.infer<typeof Said>, 'name' | 'preferred_username'>>;

function nameOf({ name, preferred_username }: Names): string | undefined {
  return (name?.trim() || preferred_username?.trim())?.slice(0, 100);
}

function addressOf(email: string | undefined): string | null {
  return z.email().max(200).safeParse(email).data?.toLowerCase() ?? null;
}

/**
 * What the service says of the address holds, yes or no. Where it says nothing, an address of a domain that the settings
 * trust is taken, unless its owner is a guest: another organisation's administrators write a guest's address.
 */
function isVouched(said: Omit<z.infer<typeof Said>, 'sub'>, email: string, rules: Rules): boolean {
  const word = yesOrNo(said.email_verified) ?? yesOrNo(said.xms_edov);
  if (word !== undefined) return word;
  const guest = yesOrNo(said.acct) === true || (said.idp !== undefined && said.idp !== said.iss);
  return !guest && rules.trustedDomains.includes(email.slice(email.lastIndexOf('@') + 1));
}

/** Undefined where nothing was said. Whatever is not plainly yes is no. */
function yesOrNo(word: unknown): boolean | undefined {
  if (word === undefined || word === null) return undefined;
  return word === true || word === 1 || word === 'true' || word === '1';
}
