const { port1, port2 } = new MessageChannel();
const calls = new Map<number, () => void>();
let last = 0;

port1.onmessage = ({ data }: MessageEvent<number>) => {
  // Once more to the end of the line: messages overtake timers, and what waited for the frame is heard first.
  setTimeout(() => {
    const then = calls.get(data);
    calls.delete(data);
    then?.();
  }, 0);
};

/**
 * Calls back after the next frame has been laid out and painted, and what was pressed meanwhile was heard; the returned function
 * takes that back. Who asked first is called first: channels of their own would deliver in any order.
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
