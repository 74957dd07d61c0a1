// A real mail server on this machine, for tests: it takes every message and keeps it.
import { once } from 'node:events';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll } from 'vitest';

export interface PostOffice {
  /** For SMTP_URL. */
  url: string;
  /** In the order of their arrival. */
  arrived: ParsedMail[];
}

/** Call it at the top of a file; it is closed after the tests. */
export async function openPostOffice(): Promise<PostOffice> {
  const arrived: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        arrived.push(mail);
        done();
      }, done);
    },
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  afterAll(() => new Promise<void>((done) => server.close(done)));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `smtp://127.0.0.1:${port}`, arrived };
}
