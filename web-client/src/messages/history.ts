import { type Fields, fields, flag, list, maybe, text, whole } from "../reading";
import type { Outcome, Problem } from "../session/problem";
import { ownProblem } from "../session/readProblem";
import type { Rest } from "../session/rest";
import { nothing, type RoomId, roomId, type Seq, seq } from "../vocabulary";
import { readAnyRow, readTimelineRow } from "./readRow";
import type { AnyRow, Row } from "./row";

/** A page of a timeline, ascending and without holes. */
export interface HistoryPage {
  readonly rows: readonly Row[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  readonly through: Seq;
  readonly floor: Seq;
}

/** All that changed after a seq, over however many pages it came. */
export type Changes =
  | { readonly kind: "complete"; readonly rows: readonly AnyRow[]; readonly through: Seq; readonly floor: Seq }
  /** Too much to tell: the newest page takes the place of what is held. */
  | { readonly kind: "reset" }
  | { readonly kind: "failed"; readonly problem: Problem };

/** A wish for changes: all after `after`, once history has read everything below `until`. */
export interface ChangesWish {
  readonly room: RoomId;
  readonly after: Seq;
  readonly until: Seq;
}

/** Where a page lies: the newest one, or beside or around a seq. */
export type Position = { readonly before: Seq } | { readonly after: Seq } | { readonly around: Seq } | "newest";

type ChangePage = { readonly rows: readonly AnyRow[]; readonly floor: Seq } & (
  | { readonly kind: "last"; readonly through: Seq }
  | { readonly kind: "more"; readonly next: Seq }
  | { readonly kind: "reset" }
);

/** Asks history-service. */
export class History {
  constructor(private readonly rest: Rest) {}

  page(room: RoomId, position: Position, until: Seq): Promise<Outcome<HistoryPage>> {
    const where = position === "newest" ? {} : position;
    const query = new URLSearchParams(
      Object.entries({ ...where, until }).map(([name, value]) => [name, String(value)]),
    );
    return this.rest.get(`/api/v1/rooms/${room}/messages?${query}`, readPage);
  }

  async changes(wish: ChangesWish): Promise<Changes> {
    return this.follow(wish, { kind: "more", rows: [], floor: nothing, next: wish.after });
  }

  /** The changes of up to 200 rooms, most of which did not move. */
  async changesOfMany(wishes: readonly ChangesWish[]): Promise<ReadonlyMap<RoomId, Changes>> {
    const answer = await this.rest.post("/api/v1/changes", { rooms: wishes }, readMany);
    if (answer.kind === "failed") return new Map(wishes.map(({ room }) => [room, answer]));
    const all = wishes.map(async (wish): Promise<[RoomId, Changes]> => {
      const problem = answer.value.failed.get(wish.room);
      if (problem?.code === "cursor_out_of_range") return [wish.room, { kind: "reset" }];
      if (problem) return [wish.room, { kind: "failed", problem }];
      const page = answer.value.pages.get(wish.room);
      return [wish.room, page ? await this.follow(wish, page) : unmoved(wish)];
    });
    return new Map(await Promise.all(all));
  }

  private async follow(wish: ChangesWish, first: ChangePage): Promise<Changes> {
    const rows: AnyRow[] = [...first.rows];
    let page = first;
    while (page.kind === "more") {
      const { next } = page;
      const path = `/api/v1/rooms/${wish.room}/changes?after=${next}&until=${wish.until}`;
      const answer = await this.rest.get(path, (body) => readChanges(fields(body)));
      // Our C is of a log that is gone: begin anew.
      if (answer.kind === "failed") return answer.problem.code === "cursor_out_of_range" ? { kind: "reset" } : answer;
      page = answer.value;
      if (page.kind === "more" && page.next <= next) return { kind: "failed", problem: ownProblem("unreadable", true) };
      rows.push(...page.rows);
    }
    if (page.kind === "reset") return { kind: "reset" };
    return { kind: "complete", rows, through: page.through, floor: page.floor };
  }
}

function unmoved(wish: ChangesWish): Changes {
  return { kind: "complete", rows: [], through: seq(wish.until - 1), floor: nothing };
}

function readPage(body: unknown): HistoryPage {
  const of = fields(body);
  return {
    rows: list(of, "rows", readTimelineRow),
    hasOlder: flag(of, "hasOlder"),
    hasNewer: flag(of, "hasNewer"),
    through: seq(whole(of, "through")),
    floor: seq(whole(of, "floor")),
  };
}

function readChanges(of: Fields): ChangePage {
  const page = { rows: list(of, "rows", readAnyRow), floor: seq(maybe(of, "floor", whole) ?? 0) };
  if (of.reset === true) return { kind: "reset", ...page };
  const next = maybe(of, "next", whole);
  if (next !== undefined) return { kind: "more", ...page, next: seq(next) };
  return { kind: "last", ...page, through: seq(whole(of, "through")) };
}

function readMany(body: unknown) {
  const of = fields(body);
  const pages = list(of, "rooms", (item) => [room(fields(item)), readChanges(fields(item))] as const);
  const failed = list(of, "failed", (item) => [room(fields(item)), readFailure(fields(item))] as const);
  return { pages: new Map(pages), failed: new Map(failed) };
}

function readFailure(of: Fields): Problem {
  const wait = maybe(of, "retryAfterMs", whole);
  const retryable = of.retryable === true;
  return {
    code: text(of, "code"),
    status: 0,
    title: "",
    detail: "",
    retryable,
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  };
}

function room(of: Fields): RoomId {
  return roomId(text(of, "room"));
}
