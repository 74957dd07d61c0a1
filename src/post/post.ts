// How mail leaves: one message to one person, by SMTP, by GOV.UK Notify, or not at all.

export interface Message {
  to: string;
  subject: string;
  /** Plain words, with line ends. */
  text: string;
  html?: string | undefined;
  /** The same for every try of one message, so that a server may tell a second copy from a second message. */
  reference: string;
}

export interface Post {
  /** `none`: nothing goes, and whoever administers the council sees what would have gone. */
  kind: 'smtp' | 'notify' | 'none';
  /** Resolves once the service has taken the message. Throws RefusedForGood, or what else went wrong, which may pass. */
  send(message: Message): Promise<void>;
  close(): void;
}

/** The service will never take this message: trying again is of no use. The message is what the service said. */
export class RefusedForGood extends Error {
  override name = 'RefusedForGood';
}

export const noPost: Post = {
  kind: 'none',
  send: async () => {
    throw new Error('No mail service is set');
  },
  close: () => {},
};
