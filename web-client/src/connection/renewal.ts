import { backoff } from "../backoff";
import { fields, text } from "../reading";
import type { Rest } from "../session/rest";
import type { Stop, Surroundings } from "../surroundings";
import type { Millis } from "../vocabulary";
import type { Answer, Question } from "./frames";

/** What a renewal needs of its socket. */
export interface Renewable {
  readonly socket: string;
  readonly serverNow: () => Millis;
  readonly ask: (question: Question, answered: (answer: Answer) => void) => void;
}

/** Prolongs a socket at two thirds of what is left of its token's life, earlier by chance, so that not all come at once. */
export class Renewal {
  private stopTimer: Stop = () => {};
  private readonly ended = new AbortController();
  private attempt = 0;

  constructor(
    private readonly around: Pick<Surroundings, "clock" | "random">,
    private readonly rest: Rest,
    private readonly of: Renewable,
    expiresAt: Millis,
  ) {
    this.plan(expiresAt);
  }

  stop(): void {
    this.stopTimer();
    this.ended.abort();
  }

  private plan(expiresAt: Millis): void {
    const left = expiresAt - this.of.serverNow();
    const part = (2 / 3) * (0.9 + 0.1 * this.around.random());
    this.stopTimer = this.around.clock.after(Math.max(5_000, left * part), () => void this.renew());
  }

  private async renew(): Promise<void> {
    const body = { socket: this.of.socket };
    const ticket = await this.rest.post(
      "/api/v1/socket-renewals",
      body,
      (answer) => text(fields(answer), "ticket"),
      this.ended.signal,
    );
    if (this.ended.signal.aborted) return;
    if (ticket.kind === "failed") this.later();
    else this.of.ask({ type: "renew", ticket: ticket.value }, (answer) => this.answered(answer));
  }

  private answered(answer: Answer): void {
    if (this.ended.signal.aborted) return;
    if (answer.type === "renewed") {
      this.attempt = 0;
      this.plan(answer.expiresAt);
    } else {
      this.later();
    }
  }

  /** Tried again until the server closes the socket at its token's end; a new one then has a new token. */
  private later(): void {
    const delay = backoff(++this.attempt, this.around.random);
    this.stopTimer = this.around.clock.after(delay, () => void this.renew());
  }
}
