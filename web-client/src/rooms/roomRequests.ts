import type { EventIds } from "../eventIds";
import type { Outcome } from "../session/problem";
import type { Rest } from "../session/rest";
import type { RoomId, UserId } from "../vocabulary";
import { readBans, readMembers, readRoom, readRooms } from "./readRoom";
import type { Ban, Member, Room, Visibility } from "./room";
import type { Page } from "./rooms";

/** What can be asked of chat-service about rooms. */
export class RoomRequests {
  constructor(
    private readonly rest: Rest,
    private readonly ids: EventIds,
  ) {}

  /** All rooms that I am in or invited to, however many pages they are. */
  async mine(): Promise<Outcome<readonly Room[]>> {
    const rooms: Room[] = [];
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const page = await this.rest.get(`/api/v1/memberships?${query({ limit: "100", cursor })}`, readRooms);
      if (page.kind === "failed") return page;
      rooms.push(...page.value.items);
      cursor = page.value.next;
    }
    return { kind: "done", value: rooms };
  }

  directory(ask: { query?: string; cursor?: string; signal?: AbortSignal }): Promise<Outcome<Page<Room>>> {
    const path = `/api/v1/rooms?${query({ query: ask.query, cursor: ask.cursor })}`;
    return this.rest.get(path, readRooms, ask.signal);
  }

  details(room: RoomId, signal?: AbortSignal): Promise<Outcome<Room>> {
    return this.rest.get(`/api/v1/rooms/${room}`, readRoom, signal);
  }

  members(room: RoomId, ask: { cursor?: string; signal?: AbortSignal }): Promise<Outcome<Page<Member>>> {
    return this.rest.get(`/api/v1/rooms/${room}/members?${query({ cursor: ask.cursor })}`, readMembers, ask.signal);
  }

  async membersAmong(
    people: readonly UserId[],
    room: RoomId,
    signal?: AbortSignal,
  ): Promise<Outcome<readonly Member[]>> {
    const named = people.map((user) => `user=${user}`).join("&");
    const page = await this.rest.get(`/api/v1/rooms/${room}/members?${named}`, readMembers, signal);
    return page.kind === "done" ? { kind: "done", value: page.value.items } : page;
  }

  create(room: { name: string; topic: string; visibility: Visibility }): Promise<Outcome<Room>> {
    return this.rest.change("/api/v1/rooms", { id: this.ids.next(), ...room }, readRoom);
  }

  join(room: RoomId): Promise<Outcome<Room>> {
    return this.rest.change(`/api/v1/rooms/${room}/join`, { id: this.ids.next() }, readRoom);
  }

  leave(room: RoomId): Promise<Outcome<void>> {
    return this.rest.change(`/api/v1/rooms/${room}/leave`, { id: this.ids.next() }, () => undefined);
  }

  invite(room: RoomId, user: UserId): Promise<Outcome<void>> {
    return this.rest.change(`/api/v1/rooms/${room}/invitations`, { id: this.ids.next(), user }, () => undefined);
  }

  remove(room: RoomId, user: UserId): Promise<Outcome<void>> {
    return this.does(room, "removals", { user });
  }

  ban(room: RoomId, user: UserId, seconds?: number): Promise<Outcome<void>> {
    return this.does(room, "bans", seconds === undefined ? { user } : { user, seconds });
  }

  unban(room: RoomId, user: UserId): Promise<Outcome<void>> {
    return this.does(room, "unbans", { user });
  }

  setRole(room: RoomId, user: UserId, role: "moderator" | "member"): Promise<Outcome<void>> {
    return this.does(room, "roles", { user, role });
  }

  bans(room: RoomId, ask: { cursor?: string; signal?: AbortSignal }): Promise<Outcome<Page<Ban>>> {
    return this.rest.get(`/api/v1/rooms/${room}/bans?${query({ cursor: ask.cursor })}`, readBans, ask.signal);
  }

  private does(room: RoomId, deed: string, wish: Record<string, unknown>): Promise<Outcome<void>> {
    return this.rest.change(`/api/v1/rooms/${room}/${deed}`, { id: this.ids.next(), ...wish }, () => undefined);
  }
}

/** Leaves out what is not given, or empty. */
function query(parameters: Record<string, string | undefined>): string {
  const given = Object.entries(parameters).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return new URLSearchParams(given).toString();
}
