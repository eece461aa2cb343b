import { useCallback, useEffect, useState } from "react";
import { useHouse } from "../app/house";
import type { Profile } from "../people/people";
import type { Problem } from "../session/problem";
import type { UserId } from "../vocabulary";
import type { Member, Room } from "./room";

/** What somebody is in a room: `none` is neither in it nor invited. */
export type Standing = Member["state"] | "none";

/** What people are in a room, as far as the room has said it. */
export type Standings =
  | { readonly kind: "asking" }
  | { readonly kind: "known"; readonly of: (person: UserId) => Standing }
  | { readonly kind: "failed"; readonly problem: Problem };

type Answer = { readonly people: readonly Profile[]; readonly standings: Standings };

/** Asked anew whenever the room is another, and by `again`; what was known of the same people stays until the answer. */
export function useStandings(room: Room, people: readonly Profile[]): [Standings, () => void] {
  const { rooms } = useHouse();
  const [answer, setAnswer] = useState<Answer>();
  const [asked, setAsked] = useState(0);
  const { id, version } = room;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version of the room, or an invitation, has others in it
  useEffect(() => {
    if (people.length === 0) return;
    const leave = new AbortController();
    const ids = people.map((profile) => profile.id);
    void rooms.membersAmong(ids, id, leave.signal).then((outcome) => {
      if (leave.signal.aborted) return;
      setAnswer({ people, standings: outcome.kind === "done" ? knownFrom(outcome.value) : outcome });
    });
    return () => leave.abort();
  }, [rooms, id, version, people, asked]);
  const again = useCallback(() => {
    setAnswer((before) => (before?.standings.kind === "failed" ? undefined : before));
    setAsked((before) => before + 1);
  }, []);
  return [answer?.people === people ? answer.standings : { kind: "asking" }, again];
}

function knownFrom(members: readonly Member[]): Standings {
  const inside = new Map(members.map(({ user, state }) => [user, state]));
  return { kind: "known", of: (person) => inside.get(person) ?? "none" };
}
