import { createStore } from "zustand/vanilla";
import type { People, PeopleState, Person, Profile } from "../src/people/people";
import type { Outcome } from "../src/session/problem";
import { type UserId, userId } from "../src/vocabulary";

const person = (place: number, userName: string, displayName: string): Profile => ({
  id: userId(`0198b2f0-1000-7000-8000-${String(place).padStart(12, "0")}`),
  userName,
  displayName,
});

/** The people of the scenes. */
export const cast = {
  lin: person(1, "linqing", "林青"),
  alice: person(2, "alice", "Alice Moreau"),
  zhao: person(3, "zhaoyiming", "赵一鸣"),
  omar: person(4, "omar.h", "عمر حداد"),
  mei: person(5, "mei", "Mei 小梅"),
  banned: person(7, "wu_wang", "吴往"),
  troll: person(8, "grumbler", "Grumbler"),
  yuki: person(9, "yuki", "ゆき"),
  longName: person(6, "bartholomew", "Bartholomew Featherstonehaugh-Cholmondeley"),
};

export const done = <T>(value: T): Outcome<T> => ({ kind: "done", value });

export class StandInPeople implements People {
  readonly state = createStore<PeopleState>(() => ({ people: new Map() }));

  constructor(private readonly self: Profile) {}

  need(ids: Iterable<UserId>): void {
    const before = this.state.getState().people;
    const missing = [...ids].filter((id) => !before.has(id));
    if (missing.length === 0) return;
    const found = missing.map((id): [UserId, Person] => {
      const profile = Object.values(cast).find((one) => one.id === id);
      return [id, profile ? { kind: "known", profile } : { kind: "unknown" }];
    });
    this.state.setState({ people: new Map([...before, ...found]) });
  }

  async search(prefix: string): Promise<Outcome<readonly Profile[]>> {
    const begins = (text: string) => text.toLowerCase().startsWith(prefix.toLowerCase());
    return done(Object.values(cast).filter((one) => begins(one.userName) || begins(one.displayName)));
  }

  async me(): Promise<Outcome<Profile>> {
    return done(this.self);
  }

  async changeDisplayName(displayName: string): Promise<Outcome<Profile>> {
    const profile: Profile = { ...this.self, displayName };
    this.state.setState(({ people }) => ({ people: new Map(people).set(profile.id, { kind: "known", profile }) }));
    return done(profile);
  }
}
