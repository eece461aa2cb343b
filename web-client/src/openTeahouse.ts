import { createStore } from "zustand/vanilla";
import type { Ending } from "./connection/connection";
import { type HouseHost, OpenHouse } from "./house";
import { BrowserSession } from "./session/browserSession";
import { Rest } from "./session/rest";
import type { SessionState } from "./session/session";
import type { Stop, Surroundings } from "./surroundings";
import type { Teahouse, TeahouseState } from "./teahouse";
import type { Millis, UserId } from "./vocabulary";

const lookEvery: Millis = 30_000;

/** The client without a view, in these surroundings: `openTeahouse(browser())`. Does nothing before `start`. */
export function openTeahouse(around: Surroundings): Teahouse {
  return new OpenTeahouse(around);
}

/** Opens a house for whoever signs in, and closes it when they leave. */
class OpenTeahouse implements Teahouse {
  readonly session: BrowserSession;
  readonly state = createStore<TeahouseState>(() => ({ kind: "outside" }));
  private readonly rest: Rest;
  private readonly stopLooking: Stop;
  private lookedAt: Millis = 0;
  private house: OpenHouse | undefined;
  /** Houses are opened and closed one after the other. */
  private moving: Promise<void> = Promise.resolve();

  constructor(private readonly around: Surroundings) {
    this.rest = new Rest(around);
    this.session = new BrowserSession(this.rest, around, () => this.leave((house) => house.wipe()));
    this.session.state.subscribe((state) => this.follow(state));
    this.stopLooking = around.page.on("visible", () => this.lookAgain());
    this.rest.onUnauthenticated = () => {
      if (this.house) this.session.askAgain();
    };
  }

  start(): void {
    this.session.askAgain();
  }

  stop(): void {
    this.stopLooking();
    this.session.stop();
    void this.leave((house) => house.close());
  }

  /** Whoever comes back to this tab may have signed in or out in another. */
  private lookAgain(): void {
    const now = this.around.clock.now();
    if (now - this.lookedAt < lookEvery) return;
    this.lookedAt = now;
    this.session.askAgain();
  }

  private follow(state: SessionState): void {
    if (state.kind === "signedIn") {
      void this.move(() => this.enter(state.user));
    } else if (state.kind === "signedOut") {
      void this.leave((house) => house.close());
    }
  }

  private async enter(user: UserId): Promise<void> {
    if (this.house?.me === user) return;
    await this.empty((house) => house.close());
    const host: HouseHost = {
      around: this.around,
      rest: this.rest,
      askSession: () => this.session.ask(),
      closedFor: (why) => this.closedFor(why),
    };
    const house = await OpenHouse.open(user, host);
    const now = this.session.state.getState();
    if (now.kind !== "signedIn" || now.user !== user) return house.close();
    this.house = house;
    this.state.setState({ kind: "inside", house }, true);
    house.start();
  }

  private leave(close: (house: OpenHouse) => Promise<void>): Promise<void> {
    return this.move(() => this.empty(close));
  }

  private async empty(close: (house: OpenHouse) => Promise<void>): Promise<void> {
    const { house } = this;
    this.house = undefined;
    this.state.setState({ kind: "outside" }, true);
    if (house) await close(house);
  }

  private closedFor(why: Ending): void {
    if (why === "signedOut") void this.session.ended("ended");
    if (why === "accountDisabled") void this.session.ended("disabled");
    if (why === "wrongIdentity") void this.reopen();
  }

  /** Somebody else signed in, in another tab: their house takes the place of this one. */
  private async reopen(): Promise<void> {
    await this.leave((house) => house.close());
    const state = await this.session.ask();
    this.follow(state);
  }

  private move(step: () => Promise<void>): Promise<void> {
    this.moving = this.moving.then(step, step);
    return this.moving;
  }
}
