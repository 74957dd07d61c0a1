// Mail by SMTP.
import { createTransport } from 'nodemailer';
import { type Post, RefusedForGood } from './post.ts';

export interface SmtpSettings {
  /** `smtps://name:password@mail.council.gov.uk` or `smtp://…`; with `smtp:` TLS is used where the server offers it. */
  url: string;
  /** `Harnworth improvement plan <plan@harnworth.gov.uk>` */
  from: string;
}

/** Seconds to wait for a server that does not answer; the message is tried again later. */
const patience = 15_000;

export function smtpPost({ url, from }: SmtpSettings): Post {
  const transport = createTransport({
    url,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    // A message is words: it never reads a file of this machine nor fetches an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    kind: 'smtp',
    send: async ({ to, subject, text, html, reference }) => {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          ...(html === undefined ? {} : { html }),
          messageId: `<${reference}@goldthread.invalid>`,
          // Away messages do not answer mail that says this (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        throw forGood(error) ? new RefusedForGood(wordsOf(error), { cause: error }) : error;
      }
    },
    close: () => transport.close(),
  };
}

/** 5xx to this message is final (RFC 5321 section 4.2.1). A wrong password is not: it is mended in the settings. */
function forGood(error: unknown): boolean {
  if (!(error instanceof Error) || !('responseCode' in error)) return false;
  const signIn = 'code' in error && error.code === 'EAUTH';
  return !signIn && Number(error.responseCode) >= 500;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
