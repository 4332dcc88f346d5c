const { port1, port2 } = new MessageChannel();
const calls = new Map<number, () => void>();
let last = 0;

port1.onmessage = ({ data }: MessageEvent<number>) => {
  const then = calls.get(data);
  calls.delete(data);
  then?.();
};

/**
 * Calls back right after the next frame has been laid out and painted; the returned function takes that back. Who asked
 * first is called first: channels of their own would deliver in any order.
 */
export function afterFrame(then: () => void): () => void {
  const call = ++last;
  calls.set(call, then);
  // Frames call back before they are painted; what is sent there arrives afterwards.
  const frame = requestAnimationFrame(() => port2.postMessage(call));
  return () => {
    cancelAnimationFrame(frame);
    calls.delete(call);
  };
}
