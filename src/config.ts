// Every setting, its meaning and its default. The only reader of the environment.
import { z } from 'zod';
import { Unusable } from './kernel/errors.ts';

const flag = z.stringbool();

/** Each entry becomes a line of docs/reference/configuration.md. */
export const settings = {
  DATABASE_URL: z
    .string()
    .optional()
    .describe(
      'A PostgreSQL server (15 or later), as the role the application uses. Unset: the embedded database.',
    ),
  GOLDTHREAD_OWNER_URL: z
    .string()
    .optional()
    .describe('The same server as the role that owns the tables. Used by `goldthread migrate` alone.'),
  GOLDTHREAD_DATA: z
    .string()
    .optional()
    .describe(
      'The folder of the embedded database and of the signing key. Default: `.goldthread` in the project; as root, `/var/lib/goldthread`.',
    ),
  GOLDTHREAD_SIGNING_KEY: z
    .string()
    .optional()
    .describe(
      'The Ed25519 private key that signs heads of the record, as PEM; line ends may be written `\\n`. Unset: made at first use and kept in the data folder.',
    ),
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe('The address to listen on. Anything but loopback hides one-click sign-in.'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe('The port to listen on.'),
  GOLDTHREAD_URL: z.url().optional().describe('The public address, where it is not http://HOST:PORT.'),
  GOLDTHREAD_PROXY: z
    .string()
    .optional()
    .describe(
      'The addresses of the proxies in front, separated by commas: their word is taken for who is asking. Unset: nobody’s.',
    ),
  GOLDTHREAD_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe('Signs sessions. Unset: made at first start and kept in the data folder.'),
  GOLDTHREAD_LOG: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'])
    .default('warn')
    .describe('How much is logged.'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe(
      'The mail server, `smtps://name:password@mail.council.gov.uk`. Unset: mail waits where administrators see it.',
    ),
  MAIL_FROM: z
    .string()
    .default('Goldthread <goldthread@localhost>')
    .describe('The sender of mail, `Harnworth plan <plan@harnworth.gov.uk>`.'),
  NOTIFY_API_KEY: z
    .string()
    .regex(/^.+-[0-9a-f-]{36}-[0-9a-f-]{36}$/i, {
      error: 'is the whole key that GOV.UK Notify shows once, with its name in front',
    })
    .optional()
    .describe('The key of a GOV.UK Notify service. Mail goes that way where SMTP_URL is not set.'),
  NOTIFY_TEMPLATE: z
    .uuid()
    .optional()
    .describe(
      'The number of an e-mail template of that service whose subject is `((subject))` and whose words are `((text))`.',
    ),
  NOTIFY_URL: z
    .url()
    .default('https://api.notifications.service.gov.uk')
    .describe('Where GOV.UK Notify is asked.'),
  OPENID_ISSUER: z
    .url({ error: 'is an address, like https://login.microsoftonline.com/TENANT/v2.0' })
    .refine(isSafeIssuer, { error: 'must begin with https://' })
    .refine(isOneOrganisation, {
      error: 'must name your own tenant by its number, not `common`, `organizations` or `consumers`',
    })
    .optional()
    .describe(
      'The sign-in service, by OpenID Connect: `https://login.microsoftonline.com/TENANT/v2.0`, with the tenant’s number, or any other issuer. With OPENID_CLIENT_ID and OPENID_CLIENT_SECRET the sign-in page has a button for it.',
    ),
  OPENID_CLIENT_ID: z.string().optional().describe('What the sign-in service calls this installation.'),
  OPENID_CLIENT_SECRET: z
    .string()
    .optional()
    .describe('The secret that the sign-in service gave this installation. Never shown.'),
  OPENID_NAME: z
    .string()
    .max(60)
    .default('your council account')
    .describe('The words of the button after “Sign in with”: `Microsoft`.'),
  OPENID_SCOPE: z
    .string()
    .default('openid profile email')
    .describe('What the sign-in service is asked for, apart by spaces. Some want `groups` as well.'),
  OPENID_GROUPS: z
    .string()
    .default('groups')
    .describe('The claim that lists the groups somebody is in. Administrators say which gives which role.'),
  OPENID_TRUSTED_DOMAINS: z
    .string()
    .optional()
    .describe(
      'Domains of e-mail, separated by commas, whose addresses the sign-in service’s own administrators give out: `testshire.gov.uk`. Theirs are taken where the service does not say whether it has verified an address, as Microsoft Entra ID does not. Unset: none.',
    ),
  GOLDTHREAD_EXAMPLE: flag
    .default(true)
    .describe('Whether first start makes the invented example council where no council exists yet.'),
} as const;

/** Secrets and identities travel by https; a trial on one machine may do without. */
function isSafeIssuer(issuer: string): boolean {
  return URL.canParse(issuer) && (issuer.startsWith('https:') || isLoopback(new URL(issuer).hostname));
}

/** Microsoft's shared issuers let in accounts of any organisation, whose administrators can write any address into them. */
function isOneOrganisation(issuer: string): boolean {
  const personal = '9188040d-6c67-4c5b-b112-36a304b66dad';
  return !new RegExp(`^/(common|organizations|consumers|${personal})(/|$)`, 'i').test(pathOf(issuer));
}

function pathOf(address: string): string {
  return URL.canParse(address) ? new URL(address).pathname : '';
}

const Settings = z.object(settings);
export type Settings = z.infer<typeof Settings>;

/** Reads and checks the environment once. Throws Unusable with a line for every setting that makes no sense. */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const given = Object.entries(environment).filter(([name, value]) => name in settings && value !== '');
  const read = Settings.safeParse(Object.fromEntries(given));
  if (read.success) return read.data;
  const lines = read.error.issues.map(
    ({ path: [name], message }) => `The setting ${String(name)}: ${message}`,
  );
  throw new Unusable(`${lines.join('\n')}\nSee docs/reference/configuration.md.`);
}

const loopback = ['127.0.0.1', '::1', 'localhost'];

export function isLoopback(host: string): boolean {
  return loopback.includes(host) || host.startsWith('127.');
}

export function publicAddress(config: Settings): string {
  return (
    config.GOLDTHREAD_URL ?? `http://${isLoopback(config.HOST) ? 'localhost' : config.HOST}:${config.PORT}`
  );
}

/** Whether any mail can leave this installation. */
export function hasMailService({ SMTP_URL, NOTIFY_API_KEY, NOTIFY_TEMPLATE }: Settings): boolean {
  return SMTP_URL !== undefined || (NOTIFY_API_KEY !== undefined && NOTIFY_TEMPLATE !== undefined);
}

/** The address of one council: the public one, under the council's own host name where it has one. */
export function councilAddress(config: Settings, host: string | null): string {
  const address = new URL(publicAddress(config));
  if (host !== null) address.hostname = host;
  return address.toString().replace(/\/$/, '');
}
