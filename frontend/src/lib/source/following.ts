/** How often a list is asked for where the server cannot be listened to, in milliseconds. */
const AGAIN = 1500;

/**
 * Listen to what the server tells of something that goes on; where it cannot be listened to, ask for
 * it again and again. Returns what stops it.
 */
export function following<T>(
  address: string,
  told: (value: T) => void,
  ask: () => Promise<T>,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const poll = async (): Promise<void> => {
    try {
      const value = await ask();
      if (!stopped) told(value);
    } catch {
      // the next time, perhaps; what is sent meanwhile says what is wrong
    }
    if (!stopped) timer = setTimeout(() => void poll(), AGAIN);
  };

  const events = typeof EventSource === 'undefined' ? null : new EventSource(address);
  if (events) {
    events.onmessage = (event: MessageEvent<string>) => told(JSON.parse(event.data) as T);
    events.onerror = () => {
      // one that is closed for good is not opened again by the browser
      if (events.readyState === EventSource.CLOSED && timer === undefined) void poll();
    };
  } else void poll();

  return () => {
    stopped = true;
    clearTimeout(timer);
    events?.close();
  };
}
