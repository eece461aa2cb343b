import { type Fields, fields, maybe, oneOf, text, whole } from "../reading";
import { eventId, seq, userId } from "../vocabulary";
import type { AnyRow, MemberRow, RoomRow, Row } from "./row";

const roles = ["owner", "moderator", "member"] as const;
const states = ["joined", "invited", "left"] as const;
const visibilities = ["public", "private"] as const;

/** Reads a live event: its line, and what it says of a membership or of the room. */
export function readEvent(value: unknown): AnyRow[] {
  const of = fields(value);
  const line = readLine(of, whole(of, "seq"));
  const changedSeq = line.changedSeq;
  switch (line.kind) {
    case "room.created": {
      const { name, topic, visibility } = line;
      return [line, { kind: "room", name, topic, visibility, version: whole(of, "version"), changedSeq }];
    }
    case "member.joined":
    case "member.role-changed": {
      const version = whole(of, "version");
      return [line, { kind: "member", user: line.member, state: "joined", role: line.role, version, changedSeq }];
    }
    case "member.invited":
    case "member.left":
    case "member.removed":
    case "member.banned": {
      const state = line.kind === "member.invited" ? "invited" : "left";
      return [line, { kind: "member", user: line.member, state, version: whole(of, "version"), changedSeq }];
    }
    default:
      return [line];
  }
}

/** Reads a row of history's `changes`. */
export function readAnyRow(value: unknown): AnyRow {
  const of = fields(value);
  switch (oneOf(of, "entity", ["message", "member", "room"])) {
    case "message":
      return readLine(of, whole(of, "changedSeq"));
    case "member":
      return readMember(of);
    case "room":
      return readRoom(of);
  }
}

/** Reads a row of history's timeline. */
export function readTimelineRow(value: unknown): Row {
  const of = fields(value);
  return readLine(of, whole(of, "changedSeq"));
}

/** A line of a known kind that is not as its kind should be is unknown: one bad row must not stop a whole timeline. */
function readLine(of: Fields, changed: number): Row {
  const at = { seq: seq(whole(of, "seq")), changedSeq: seq(changed) };
  const kind = text(of, "kind");
  try {
    return readKind(of, at, kind);
  } catch {
    return { ...at, kind: "unknown", named: kind };
  }
}

function readKind(of: Fields, at: Pick<Row, "seq" | "changedSeq">, kind: string): Row {
  switch (kind) {
    case "message.posted":
      return { ...at, kind, ...happened(of), text: text(of, "text") };
    case "room.created": {
      const visibility = oneOf(of, "visibility", visibilities);
      return { ...at, kind, ...happened(of), name: text(of, "name"), topic: text(of, "topic"), visibility };
    }
    case "member.joined":
    case "member.role-changed":
      return { ...at, kind, ...happened(of), member: userId(text(of, "member")), role: oneOf(of, "role", roles) };
    case "member.invited":
    case "member.left":
    case "member.removed":
    case "member.unbanned":
      return { ...at, kind, ...happened(of), member: userId(text(of, "member")) };
    case "member.banned": {
      const until = maybe(of, "until", text);
      const ended = until === undefined ? {} : { until };
      return { ...at, kind, ...happened(of), member: userId(text(of, "member")), ...ended };
    }
    case "unreadable":
      return { ...at, kind };
    case "deleted":
      return { ...at, kind, ...perhapsHappened(of) };
    default:
      return { ...at, kind: "unknown", named: kind, ...perhapsHappened(of) };
  }
}

function happened(of: Fields) {
  return { id: eventId(text(of, "id")), by: userId(text(of, "by")), at: text(of, "at") };
}

function perhapsHappened(of: Fields) {
  const id = maybe(of, "id", text);
  const by = maybe(of, "by", text);
  const at = maybe(of, "at", text);
  return {
    ...(id === undefined ? {} : { id: eventId(id) }),
    ...(by === undefined ? {} : { by: userId(by) }),
    ...(at === undefined ? {} : { at }),
  };
}

function readMember(of: Fields): MemberRow {
  const role = maybe(of, "role", (from, name) => oneOf(from, name, roles));
  return {
    kind: "member",
    user: userId(text(of, "user")),
    state: oneOf(of, "state", states),
    version: whole(of, "version"),
    changedSeq: seq(whole(of, "changedSeq")),
    ...(role === undefined ? {} : { role }),
  };
}

function readRoom(of: Fields): RoomRow {
  return {
    kind: "room",
    name: text(of, "name"),
    topic: text(of, "topic"),
    visibility: oneOf(of, "visibility", visibilities),
    version: whole(of, "version"),
    changedSeq: seq(whole(of, "changedSeq")),
  };
}
