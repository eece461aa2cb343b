import { createStore } from "zustand/vanilla";
import { backoff } from "../backoff";
import { fields, text } from "../reading";
import type { Stop, Surroundings } from "../surroundings";
import { userId } from "../vocabulary";
import type { Outcome } from "./problem";
import type { Rest } from "./rest";
import type { Session, SessionState } from "./session";

/** Knows whose page it is by asking the gateway, and asks again when an answer elsewhere makes it doubtful. */
export class BrowserSession implements Session {
  readonly state = createStore<SessionState>(() => ({ kind: "asking" }));
  private asking: Promise<SessionState> | undefined;
  private again: Stop = () => {};
  private attempt = 0;
  private stopped = false;

  constructor(
    private readonly rest: Rest,
    private readonly around: Pick<Surroundings, "clock" | "random" | "page">,
    /** Wipes what is kept of the one who signs out. */
    private readonly wipe: () => Promise<void>,
  ) {}

  /** Asks whose session it is; several askers share one request. */
  ask(): Promise<SessionState> {
    this.again();
    this.asking ??= this.find().finally(() => {
      this.asking = undefined;
    });
    return this.asking;
  }

  askAgain(): void {
    void this.ask();
  }

  signInLink(returnTo = this.around.page.place()): string {
    return `/session/sign-in?returnTo=${encodeURIComponent(withoutOutcome(returnTo))}`;
  }

  signUpLink(returnTo = this.around.page.place()): string {
    return `${this.signInLink(returnTo)}&create=true`;
  }

  async signOut(): Promise<Outcome<void>> {
    const outcome = await this.rest.post("/session/sign-out", undefined, () => undefined);
    const gone = outcome.kind === "done" || outcome.problem.status === 401;
    if (!gone) return outcome;
    await this.ended("ended");
    return { kind: "done", value: undefined };
  }

  /** The session was ended on purpose: nothing of it stays on this device. */
  async ended(why: "ended" | "disabled"): Promise<void> {
    this.again();
    await this.wipe();
    this.state.setState({ kind: "signedOut", why }, true);
  }

  stop(): void {
    this.stopped = true;
    this.again();
  }

  private async find(): Promise<SessionState> {
    const answer = await this.rest.get("/session", (body) => userId(text(fields(body), "user")));
    if (answer.kind === "done") this.tell({ kind: "signedIn", user: answer.value });
    else if (answer.problem.status === 401) this.tell({ kind: "signedOut", why: this.whyOut() });
    else {
      const delay = Math.max(answer.problem.retryAfterMs ?? 0, backoff(++this.attempt, this.around.random));
      const state = { kind: "unreachable", problem: answer.problem, until: this.around.clock.now() + delay } as const;
      // Somebody who is in stays in: the cookie stands, only nobody can say so now.
      if (this.state.getState().kind === "signedIn") return state;
      this.tell(state);
      if (!this.stopped) this.again = this.around.clock.after(delay, () => this.askAgain());
      return state;
    }
    this.attempt = 0;
    return this.state.getState();
  }

  private whyOut(): "never" | "ended" | "disabled" | "failed" {
    const before = this.state.getState();
    if (before.kind === "signedOut") return before.why;
    if (before.kind === "signedIn") return "ended";
    return /[?&]sign-in=failed\b/.test(this.around.page.place()) ? "failed" : "never";
  }

  private tell(state: SessionState): void {
    const before = this.state.getState();
    if (before.kind === "signedIn" && state.kind === "signedIn" && before.user === state.user) return;
    if (!this.stopped) this.state.setState(state, true);
  }
}

/** Coming back to a page that says that sign-in failed would say so again. */
function withoutOutcome(place: string): string {
  return place.replace(/([?&])sign-in=failed&?/, "$1").replace(/[?&]$/, "");
}
