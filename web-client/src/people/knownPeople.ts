import { createStore } from "zustand/vanilla";
import { backoff } from "../backoff";
import { fields, list, text } from "../reading";
import type { Outcome } from "../session/problem";
import type { Rest } from "../session/rest";
import type { Stop, Surroundings } from "../surroundings";
import { type Millis, type UserId, userId } from "../vocabulary";
import type { People, PeopleState, Person, Profile } from "./people";

const mostAtOnce = 100;
/** What one moment's rendering asks for goes out together. */
const gather: Millis = 20;
/** Names change: who is looked at after this is asked for again, and shown as known until then. */
const freshFor: Millis = 10 * 60_000;

/** Who is who: asked for in batches, once, and remembered. */
export class KnownPeople implements People {
  readonly state = createStore<PeopleState>(() => ({ people: new Map() }));
  private readonly askedAt = new Map<UserId, Millis>();
  private readonly wanted = new Set<UserId>();
  private timer: Stop | undefined;
  private attempt = 0;

  constructor(
    private readonly rest: Rest,
    private readonly around: Pick<Surroundings, "clock" | "random">,
  ) {}

  need(ids: Iterable<UserId>): void {
    const now = this.around.clock.now();
    for (const id of ids) {
      const asked = this.askedAt.get(id);
      if (asked !== undefined && now - asked < freshFor) continue;
      this.askedAt.set(id, now);
      this.wanted.add(id);
    }
    if (this.wanted.size > 0) this.plan(gather);
  }

  search(prefix: string, signal?: AbortSignal): Promise<Outcome<readonly Profile[]>> {
    return this.rest.get(`/api/v1/users?prefix=${encodeURIComponent(prefix)}`, readProfiles, signal);
  }

  me(signal?: AbortSignal): Promise<Outcome<Profile>> {
    return this.learning(this.rest.get("/api/v1/users/me", readProfile, signal));
  }

  changeDisplayName(displayName: string): Promise<Outcome<Profile>> {
    return this.learning(this.rest.patch("/api/v1/users/me", { displayName }, readProfile));
  }

  stop(): void {
    this.timer?.();
    this.wanted.clear();
  }

  private plan(delay: Millis): void {
    this.timer ??= this.around.clock.after(delay, () => {
      this.timer = undefined;
      void this.fetch();
    });
  }

  private async fetch(): Promise<void> {
    const batch = [...this.wanted].slice(0, mostAtOnce);
    for (const id of batch) this.wanted.delete(id);
    const answer = await this.rest.get(`/api/v1/users?ids=${batch.join(",")}`, readProfiles);
    if (answer.kind === "done") {
      this.attempt = 0;
      this.learn(batch, answer.value);
    } else if (answer.problem.retryable) {
      for (const id of batch) this.wanted.add(id);
      this.plan(Math.max(answer.problem.retryAfterMs ?? 0, backoff(++this.attempt, this.around.random)));
      return;
    }
    if (this.wanted.size > 0) this.plan(0);
  }

  private learn(asked: readonly UserId[], profiles: readonly Profile[]): void {
    const found = new Map(profiles.map((profile) => [profile.id, profile]));
    const people = new Map<UserId, Person>(this.state.getState().people);
    for (const id of asked) {
      const profile = found.get(id);
      people.set(id, profile ? { kind: "known", profile } : { kind: "unknown" });
    }
    this.state.setState({ people }, true);
  }

  private async learning(asked: Promise<Outcome<Profile>>): Promise<Outcome<Profile>> {
    const answer = await asked;
    if (answer.kind === "done") this.learn([answer.value.id], [answer.value]);
    return answer;
  }
}

function readProfiles(body: unknown): readonly Profile[] {
  return list(fields(body), "users", readProfile);
}

function readProfile(value: unknown): Profile {
  const of = fields(value);
  return { id: userId(text(of, "id")), userName: text(of, "userName"), displayName: text(of, "displayName") };
}
