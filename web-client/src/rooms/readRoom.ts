import { type Fields, fields, list, maybe, oneOf, text, whole } from "../reading";
import { roomId, userId } from "../vocabulary";
import type { Ban, Member, Membership, Role, Room } from "./room";
import type { Page } from "./rooms";

const roles: readonly Role[] = ["owner", "moderator", "member"];

export function readRoom(value: unknown): Room {
  const of = fields(value);
  const membership = maybe(of, "membership", (from, name) => readMembership(fields(from[name])));
  const ban = maybe(of, "ban", (from, name) => readOwnBan(fields(from[name])));
  return {
    id: roomId(text(of, "id")),
    name: text(of, "name"),
    topic: text(of, "topic"),
    visibility: oneOf(of, "visibility", ["public", "private"]),
    memberCount: whole(of, "memberCount"),
    createdBy: userId(text(of, "createdBy")),
    createdAt: text(of, "createdAt"),
    version: whole(of, "version"),
    ...(membership === undefined ? {} : { membership }),
    ...(ban === undefined ? {} : { ban }),
  };
}

export function readRooms(body: unknown): Page<Room> {
  return readPage(body, "rooms", readRoom);
}

export function readMembers(body: unknown): Page<Member> {
  return readPage(body, "members", readMember);
}

export function readBans(body: unknown): Page<Ban> {
  return readPage(body, "bans", (item) => {
    const of = fields(item);
    const once = { user: userId(text(of, "user")), by: userId(text(of, "by")), since: text(of, "since") };
    return { ...once, ...readOwnBan(of) };
  });
}

function readOwnBan(of: Fields): { until?: string } {
  const until = maybe(of, "until", text);
  return until === undefined ? {} : { until };
}

function readPage<T>(body: unknown, name: string, read: (item: unknown) => T): Page<T> {
  const of = fields(body);
  const next = maybe(of, "next", text);
  return { items: list(of, name, read), ...(next === undefined ? {} : { next }) };
}

function readMembership(of: Fields): Membership {
  const state = oneOf(of, "state", ["joined", "invited"]);
  const version = whole(of, "version");
  return state === "joined" ? { state, version, role: role(of) ?? "member" } : { state, version };
}

function readMember(value: unknown): Member {
  const of = fields(value);
  const known = role(of);
  return {
    user: userId(text(of, "user")),
    state: oneOf(of, "state", ["joined", "invited"]),
    since: text(of, "since"),
    ...(known === undefined ? {} : { role: known }),
  };
}

function role(of: Fields): Role | undefined {
  return maybe(of, "role", (from, name) => oneOf(from, name, roles));
}
