// Mail by GOV.UK Notify.
import { NotifyClient } from 'notifications-node-client';
import { type Post, RefusedForGood } from './post.ts';

export interface NotifySettings {
  /** The whole key that Notify shows once: its name, the service's number, the secret. */
  key: string;
  /** An e-mail template whose subject is `((subject))` and whose words are `((text))`. */
  template: string;
  /** Where Notify is asked. */
  url: string;
}

export function notifyPost({ key, template, url }: NotifySettings): Post {
  const client = new NotifyClient(url, key);
  return {
    kind: 'notify',
    send: async ({ to, subject, text, reference }) => {
      try {
        await client.sendEmail(template, to, { personalisation: { subject, text }, reference });
      } catch (error) {
        throw inWords(error);
      }
    },
    close: () => {},
  };
}

/**
 * What Notify answered, in its words. 400 is about this message or its template and final; 403 is mended in the settings,
 * 429 and 5xx pass (Notify's documentation, "Error codes").
 */
function inWords(error: unknown): Error {
  // The key is in the request that the library's error carries, so nothing of that error is kept.
  const { status, data } = answerIn(error);
  if (status === undefined) return new Error('GOV.UK Notify did not answer');
  const said = `GOV.UK Notify said ${status}: ${messagesIn(data)}`;
  return status === 400 ? new RefusedForGood(said) : new Error(said);
}

function answerIn(error: unknown): { status?: number; data?: unknown } {
  if (!(error instanceof Error) || !('response' in error)) return {};
  const { response } = error;
  if (typeof response !== 'object' || response === null || !('status' in response)) return {};
  return { status: Number(response.status), data: 'data' in response ? response.data : undefined };
}

function messagesIn(data: unknown): string {
  if (typeof data !== 'object' || data === null || !('errors' in data) || !Array.isArray(data.errors))
    return 'nothing more';
  return data.errors.map((one: { message?: unknown }) => String(one.message)).join('; ');
}
