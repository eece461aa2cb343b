import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { openTeahouse } from "../openTeahouse";
import type { Channel, Surroundings } from "../surroundings";
import type { House, Teahouse } from "../teahouse";
import { chance, ManualClock } from "./manualClock";
import { SimulatedServer } from "./simulatedServer";

/** A browser whose tabs share storage, locks and channels, and the server that they speak to. */
export class Device {
  readonly clock = new ManualClock();
  readonly server = new SimulatedServer(this.clock);
  readonly random: () => number;
  indexedDB: IDBFactory | undefined = new IDBFactory();
  online = true;
  private readonly locks = new Map<string, (() => void)[]>();
  private readonly channels = new Map<string, Channel[]>();
  private readonly pageListeners = new Set<{ event: string; heard: () => void }>();

  constructor(seed = 1) {
    this.random = chance(seed);
  }

  /** Opens a tab and waits until its house stands. */
  async tab(): Promise<Tab> {
    const teahouse = openTeahouse(this.surroundings());
    teahouse.start();
    await this.clock.pass(100);
    return new Tab(teahouse, this);
  }

  /** The browser says that this happened to the page. */
  tell(event: "online" | "offline" | "visible"): void {
    for (const listener of [...this.pageListeners]) if (listener.event === event) listener.heard();
  }

  surroundings(): Surroundings {
    const { clock, server, random, indexedDB } = this;
    return {
      clock,
      random,
      fetch: server.fetch,
      openSocket: () => server.dial(),
      page: {
        online: () => this.online,
        place: () => "/",
        on: (event, heard) => {
          const listener = { event, heard };
          this.pageListeners.add(listener);
          return () => this.pageListeners.delete(listener);
        },
      },
      ...(indexedDB ? { indexedDB } : {}),
      lock: (name, held) => this.lock(name, held),
      openChannel: (name) => this.channel(name),
      language: () => "zh-CN",
    };
  }

  private lock(name: string, held: () => void): () => void {
    const line = this.locks.get(name) ?? [];
    this.locks.set(name, line);
    line.push(held);
    if (line[0] === held) queueMicrotask(held);
    return () => {
      const first = line[0] === held;
      if (line.includes(held)) line.splice(line.indexOf(held), 1);
      if (first && line[0]) queueMicrotask(line[0]);
    };
  }

  private channel(name: string): Channel {
    const tabs = this.channels.get(name) ?? [];
    this.channels.set(name, tabs);
    const ours: Channel = {
      onMessage: null,
      send: (message) => {
        for (const other of tabs) if (other !== ours) queueMicrotask(() => other.onMessage?.(message));
      },
      close: () => tabs.splice(tabs.indexOf(ours), 1),
    };
    tabs.push(ours);
    return ours;
  }
}

/** One page of the device. */
export class Tab {
  constructor(
    readonly teahouse: Teahouse,
    private readonly device: Device,
  ) {}

  get house(): House {
    const state = this.teahouse.state.getState();
    if (state.kind !== "inside") throw new Error(`${state.kind}, expected inside`);
    return state.house;
  }

  /** Closes the page; a reload is a close and another tab. */
  async close(): Promise<void> {
    this.teahouse.stop();
    await this.device.clock.pass(0);
  }
}
