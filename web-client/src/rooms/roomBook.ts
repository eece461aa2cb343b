import type { MembershipFrame } from "../connection/frames";
import type { MemberRow, RoomRow } from "../messages/row";
import type { RoomId } from "../vocabulary";
import type { Membership, Room } from "./room";

/**
 * The rooms that I am in or invited to, as far as is known. What is told comes by several ways (answers, frames, history),
 * in any order: a version at or below the one that is known changes nothing.
 */
export class RoomBook {
  private rooms = new Map<RoomId, Room>();
  /** Of rooms that I am out of: the version of my membership that ended it. */
  private readonly ended = new Map<RoomId, number>();

  get all(): readonly Room[] {
    return [...this.rooms.values()];
  }

  get(room: RoomId): Room | undefined {
    return this.rooms.get(room);
  }

  /** The whole list, as the server has it; `since` are rooms that moved while it was on its way. */
  replace(rooms: readonly Room[], since: ReadonlySet<RoomId>): void {
    const before = this.rooms;
    this.rooms = new Map();
    for (const room of rooms) this.put(room, before.get(room.id));
    for (const [id, room] of before) if (since.has(id) && !this.rooms.has(id)) this.rooms.set(id, room);
  }

  /** Details with my membership; without one the room is none of mine. */
  learn(room: Room): void {
    this.put(room, this.rooms.get(room.id));
  }

  /** My membership changed: `unknown` when the room's details have to be asked for. */
  hear({ room: id, state, role, version }: MembershipFrame): "known" | "unknown" | "outdated" {
    const room = this.rooms.get(id);
    if (version <= (room?.membership?.version ?? this.ended.get(id) ?? 0)) return "outdated";
    if (state === "left") {
      this.ended.set(id, version);
      this.rooms.delete(id);
      return "known";
    }
    if (!room) return "unknown";
    const membership: Membership = state === "joined" ? { state, role: role ?? "member", version } : { state, version };
    this.rooms.set(id, { ...room, membership, version: Math.max(room.version, version) });
    return "known";
  }

  /** I left by my own request, before or after the frame that says so. */
  remove(id: RoomId): void {
    const version = this.rooms.get(id)?.membership?.version;
    if (version !== undefined) this.ended.set(id, version);
    this.rooms.delete(id);
  }

  /** History or a live event told something: `stale` when the details have to be asked for. */
  apply(id: RoomId, row: MemberRow | RoomRow): "fresh" | "stale" {
    const room = this.rooms.get(id);
    if (!room || row.version <= room.version) return "fresh";
    if (row.kind === "member") return "stale";
    const { name, topic, visibility, version } = row;
    this.rooms.set(id, { ...room, name, topic, visibility, version });
    return "fresh";
  }

  private put(room: Room, before: Room | undefined): void {
    if (!room.membership || room.membership.version <= (this.ended.get(room.id) ?? 0)) return;
    const newer = before?.membership && before.membership.version > room.membership.version;
    const details = before && before.version > room.version ? before : room;
    this.rooms.set(room.id, { ...details, membership: newer ? before.membership : room.membership });
  }
}
