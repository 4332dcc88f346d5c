/** Calls back right after the next frame has been laid out and painted; the returned function takes that back. */
export function afterFrame(then: () => void): () => void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    then();
  };
  // Frames call back before they are painted; what is sent there arrives afterwards.
  const frame = requestAnimationFrame(() => port2.postMessage(null));
  return () => {
    cancelAnimationFrame(frame);
    port1.close();
  };
}
