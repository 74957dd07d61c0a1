// `goldthread start` and `serve`: opens the installation, listens, says where, and stops cleanly.
import { createApp } from './app.ts';
import type { Terminal } from './cli/command.ts';
import { councilAddress, publicAddress, type Settings } from './config.ts';
import { type Council, listCouncils } from './db/councils.ts';
import { signingJob } from './db/heads.ts';
import { startJobs } from './db/jobs.ts';
import { firstStart, openInstallationAccounts, openInstalled } from './installation.ts';
import { Unusable } from './kernel/errors.ts';
import { remindersJob, updateLinkPath } from './modules/delivery/index.ts';
import { passwordPathOf } from './modules/people/index.ts';
import { postJob } from './post/outbox.ts';
import { noPost, type Post } from './post/post.ts';

/** Resolves once somebody has asked the process to stop and it has. */
export async function serve(
  config: Settings,
  terminal: Terminal,
  untilStopped: Promise<unknown>,
): Promise<void> {
  const database = await openInstalled(config, { serve: true });
  const accounts = await openInstallationAccounts(config, database);
  const councils = await firstStart(config, database, accounts);
  const app = await createApp({ config, database, accounts });
  let { PORT } = config;
  const post = await postOf(config);
  const mail = postJob(database, {
    post,
    now: () => Temporal.Now.instant(),
    linkFor: async (councilId, accountId, to) => {
      const host = (await listCouncils(database)).find((one) => one.councilId === councilId)?.host ?? null;
      const path =
        to === null
          ? await passwordPathOf(accounts, councilId, accountId)
          : await updateLinkPath(database, councilId, { accountId, to, now: Temporal.Now.instant() });
      return councilAddress({ ...config, PORT }, host) + path;
    },
  });
  const reminders = remindersJob(database, () => Temporal.Now.instant());
  const jobs = await startJobs(database, [signingJob(database), mail, reminders], {
    failed: (error) => app.log.error(error),
  });
  const stop = async () => {
    await app.close();
    await jobs.stop();
    post.close();
    await accounts.close();
    await database.close();
  };
  try {
    await app.listen({ host: config.HOST, port: config.PORT });
  } catch (error) {
    await stop();
    throw inPlainWords(error, config);
  }
  const address = app.server.address();
  if (typeof address === 'object' && address) PORT = address.port;
  for (const line of greeting({ ...config, PORT }, councils, database.dataFolder)) terminal.out(line);
  await untilStopped;
  await stop();
}

/** The mail service that the settings name; it is loaded only where there is one. */
async function postOf({
  SMTP_URL,
  MAIL_FROM,
  NOTIFY_API_KEY,
  NOTIFY_TEMPLATE,
  NOTIFY_URL,
}: Settings): Promise<Post> {
  if (SMTP_URL !== undefined)
    return (await import('./post/smtp.ts')).smtpPost({ url: SMTP_URL, from: MAIL_FROM });
  if (NOTIFY_API_KEY === undefined || NOTIFY_TEMPLATE === undefined) return noPost;
  const { notifyPost } = await import('./post/notify.ts');
  return notifyPost({ key: NOTIFY_API_KEY, template: NOTIFY_TEMPLATE, url: NOTIFY_URL });
}

function greeting(config: Settings, councils: readonly Council[], dataFolder: string): string[] {
  const example = councils.find((council) => council.example);
  const others = councils.filter((council) => !council.example).map((council) => council.name);
  const loaded = example ? `${example.name.replace(/ Council$/, '')}, an invented council, is loaded.` : '';
  const serving = others.length > 0 ? `Councils: ${others.join(', ')}.` : '';
  return [
    `Goldthread is at ${publicAddress(config)}`,
    [loaded, serving].filter(Boolean).join(' ') ||
      'No council yet: make one with `npx goldthread council add NAME`.',
    config.DATABASE_URL
      ? 'The data is on the server that DATABASE_URL names.'
      : `The data is in ${dataFolder}`,
    'Press Ctrl and C to stop.',
  ];
}

function inPlainWords(error: unknown, { HOST, PORT }: Settings): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new Unusable(
      `Port ${PORT} is in use by another program. Stop it, or start with another: PORT=3001 npm start`,
    );
  if (code === 'EACCES')
    return new Unusable(
      `Port ${PORT} of ${HOST} may not be used by you. Choose one above 1023: PORT=3000 npm start`,
    );
  return error;
}
