// WebKit does not call back when it is idle. An editor's text is parsed in slices of 100 ms where nothing does, and of 25 ms
// where something says how long it may take.
if (!("requestIdleCallback" in globalThis))
  Object.assign(globalThis, {
    requestIdleCallback: (call: IdleRequestCallback) =>
      setTimeout(() => call({ didTimeout: false, timeRemaining: () => 0 })),
    cancelIdleCallback: clearTimeout,
  });
