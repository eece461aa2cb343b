import type { Channel, Page, Socket, Stop, Surroundings } from "./surroundings";

/** The real browser. `language` is asked at every request. */
export function browser(language: () => string | undefined = () => undefined): Surroundings {
  const given: IDBFactory | undefined = globalThis.indexedDB;
  return {
    fetch: (path, init) => fetch(path, init),
    openSocket,
    clock: {
      now: () => Date.now(),
      after: (delay, run) => {
        const timer = setTimeout(run, delay);
        return () => clearTimeout(timer);
      },
    },
    random: Math.random,
    page: browserPage,
    ...(given ? { indexedDB: given } : {}),
    lock: browserLock,
    openChannel: browserChannel,
    language,
  };
}

function openSocket(): Socket {
  const address = new URL("/ws", location.href);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  return new WebSocket(address, "teahouse.v1") as Socket;
}

const browserPage: Page = {
  online: () => navigator.onLine,
  place: () => location.pathname + location.search + location.hash,
  on: (event, heard) => {
    if (event !== "visible") {
      addEventListener(event, heard);
      return () => removeEventListener(event, heard);
    }
    const changed = () => document.visibilityState === "visible" && heard();
    document.addEventListener("visibilitychange", changed);
    return () => document.removeEventListener("visibilitychange", changed);
  },
};

/** Without Web Locks (insecure origins) every tab holds it: tabs then do work twice, which is harmless. */
function browserLock(name: string, held: () => void): Stop {
  const leave = new AbortController();
  if (!navigator.locks) {
    queueMicrotask(() => !leave.signal.aborted && held());
    return () => leave.abort();
  }
  let release: Stop = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const hold = () => {
    if (!leave.signal.aborted) held();
    return released;
  };
  // Asking is aborted when we leave first; that rejection is the expected end of it.
  navigator.locks.request(name, { signal: leave.signal }, hold).catch(() => {});
  return () => {
    leave.abort();
    release();
  };
}

function browserChannel(name: string): Channel {
  const channel = new BroadcastChannel(name);
  const ours: Channel = {
    send: (message) => channel.postMessage(message),
    onMessage: null,
    close: () => channel.close(),
  };
  channel.onmessage = (message) => ours.onMessage?.(message.data);
  return ours;
}
