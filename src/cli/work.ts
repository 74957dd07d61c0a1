// A command's work with something opened: it is closed again whatever happens.

export interface Closing {
  close(): Promise<void>;
}

export async function using<Opened extends Closing, T>(
  open: () => Promise<Opened>,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const opened = await open();
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}
