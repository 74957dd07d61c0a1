// The six tones a status can have, each with a mark, so that nothing is ever said by colour alone.

/** stop: red; care: amber; go: green; wait: grey; doubt: purple; done: blue. What each means is the module's to say. */
export type Tone = 'stop' | 'care' | 'go' | 'wait' | 'doubt' | 'done';

export const marks: Record<Tone, string> = {
  stop: '!',
  care: '~',
  go: '›',
  wait: '·',
  doubt: '?',
  done: '✓',
};
