import { readEvent } from "../messages/readRow";
import { type Fields, fields, list, maybe, oneOf, text, time, whole } from "../reading";
import { eventId, type RoomId, roomId, type Seq, seq, userId } from "../vocabulary";
import type { Frame, Refusal, Welcome } from "./frames";

const roles = ["owner", "moderator", "member"] as const;

/** Reads a frame. Never throws: what cannot be read is `unknown`, and gaps are found by numbers, not by reading. */
export function readFrame(data: unknown): Frame {
  try {
    return typeof data === "string" ? read(fields(JSON.parse(data))) : { type: "unknown" };
  } catch {
    return { type: "unknown" };
  }
}

function read(of: Fields): Frame {
  switch (of.type) {
    case "welcome":
      return welcome(of);
    case "events":
      return {
        type: "events",
        room: room(of),
        after: seq(whole(of, "after")),
        upTo: seq(whole(of, "upTo")),
        rows: list(of, "events", readEvent).flat(),
      };
    case "subscribed":
      return { type: "subscribed", ref: text(of, "ref"), rooms: list(of, "rooms", granted), refused: refusals(of) };
    case "unsubscribed":
      return {
        type: "unsubscribed",
        ...ref(of),
        rooms: list(of, "rooms", String).map(roomId),
        reason: oneOf(of, "reason", ["asked", "left"]),
      };
    case "ack":
      return {
        type: "ack",
        ref: text(of, "ref"),
        room: room(of),
        id: eventId(text(of, "id")),
        seq: seq(whole(of, "seq")),
      };
    case "membership":
      return membership(of);
    case "behind":
      return { type: "behind", room: room(of), from: seq(whole(of, "from")) };
    case "stale":
    case "fresh":
      return { type: of.type };
    case "renewed":
      return { type: "renewed", ref: text(of, "ref"), expiresAt: time(of, "expiresAt") };
    case "draining":
      return { type: "draining", reconnectAfterMs: whole(of, "reconnectAfterMs") };
    case "ping":
      return { type: "ping", ref: text(of, "ref"), heads: heads(of) };
    case "pong":
      return { type: "pong", ref: text(of, "ref") };
    case "error":
      return { type: "error", ...ref(of), ...(of.room === undefined ? {} : { room: room(of) }), ...refusal(of) };
    default:
      return { type: "unknown" };
  }
}

function welcome(of: Fields): Welcome {
  const heartbeat = fields(of.heartbeat);
  const limits = fields(of.limits);
  return {
    type: "welcome",
    socket: text(of, "socket"),
    user: userId(text(of, "user")),
    serverTime: time(of, "serverTime"),
    expiresAt: time(of, "expiresAt"),
    heartbeat: { everyMs: whole(heartbeat, "everyMs"), graceMs: whole(heartbeat, "graceMs") },
    limits: { liveRooms: whole(limits, "liveRooms"), subscribeRooms: whole(limits, "subscribeRooms") },
  };
}

function membership(of: Fields): Frame {
  const role = maybe(of, "role", (from, name) => oneOf(from, name, roles));
  const cause = maybe(of, "cause", text);
  return {
    type: "membership",
    room: room(of),
    state: oneOf(of, "state", ["joined", "invited", "left"]),
    version: whole(of, "version"),
    seq: seq(whole(of, "seq")),
    ...(role === undefined ? {} : { role }),
    ...(cause === undefined ? {} : { cause }),
  };
}

function granted(item: unknown) {
  const of = fields(item);
  return { room: room(of), from: seq(whole(of, "from")), current: of.current === true };
}

function refusals(of: Fields) {
  return list(of, "refused", (item) => ({ room: room(fields(item)), ...refusal(fields(item)) }));
}

function refusal(of: Fields): Refusal {
  const retryAfterMs = maybe(of, "retryAfterMs", whole);
  const field = maybe(of, "field", text);
  const serverTime = maybe(of, "serverTime", time);
  return {
    code: text(of, "code"),
    message: maybe(of, "message", text) ?? "",
    retryable: of.retryable === true,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(field === undefined ? {} : { field }),
    ...(serverTime === undefined ? {} : { serverTime }),
  };
}

function heads(of: Fields): ReadonlyMap<RoomId, Seq> {
  const told = of.heads === undefined ? {} : fields(of.heads);
  return new Map(Object.keys(told).map((name) => [roomId(name), seq(whole(told, name))]));
}

function ref(of: Fields): { ref?: string } {
  const named = maybe(of, "ref", text);
  return named === undefined ? {} : { ref: named };
}

function room(of: Fields): RoomId {
  return roomId(text(of, "room"));
}
