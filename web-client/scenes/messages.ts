import { createStore } from "zustand/vanilla";
import type { Row } from "../src/messages/row";
import type { Edge, Freshness, Messages, Timeline, TimelineState } from "../src/messages/timeline";
import type { Outbox, OutboxState } from "../src/outbox/outbox";
import type { Post, PostState } from "../src/outbox/post";
import type { Profile } from "../src/people/people";
import type { Room } from "../src/rooms/room";
import { type EventId, eventId, nothing, type RoomId, type Seq, seq } from "../src/vocabulary";
import { cast } from "./people";

let made = 0;
export const newId = (): EventId => {
  made += 1;
  return eventId(`0198b2f0-3000-7000-8000-${String(made).padStart(12, "0")}`);
};

/** Something said so many minutes ago. */
export interface Said {
  readonly by: Profile;
  readonly ago: number;
  readonly text: string;
}

const happened = (place: Seq, by: Profile, ago: number) => ({
  seq: place,
  changedSeq: place,
  id: newId(),
  by: by.id,
  at: new Date(Date.now() - ago * 60_000).toISOString(),
});

export function rowsOf(room: Room, said: readonly Said[]): Row[] {
  const { name, topic, visibility } = room;
  const created: Row = { kind: "room.created", ...happened(seq(1), cast.lin, 60 * 24 * 40), name, topic, visibility };
  const joined: Row = {
    kind: "member.joined",
    ...happened(seq(2), cast.alice, 60 * 24 * 3),
    member: cast.alice.id,
    role: "member",
  };
  const lines = said.map(
    ({ by, ago, text }, index): Row => ({ kind: "message.posted", ...happened(seq(10 + index), by, ago), text }),
  );
  return [created, joined, ...lines];
}

export class StandInOutbox implements Outbox {
  readonly state = createStore<OutboxState>(() => ({ posts: [] }));

  post(room: RoomId, text: string, state: PostState = { kind: "waiting" }): EventId {
    const id = newId();
    const post: Post = { id, key: id, room, text, writtenAt: Date.now(), state };
    this.state.setState(({ posts }) => ({ posts: [...posts, post] }));
    return post.id;
  }

  retry(id: EventId): void {
    const waiting = (post: Post): Post => (post.id === id ? { ...post, state: { kind: "waiting" } } : post);
    this.state.setState(({ posts }) => ({ posts: posts.map(waiting) }));
  }

  discard(id: EventId): void {
    this.state.setState(({ posts }) => ({ posts: posts.filter((post) => post.id !== id) }));
  }
}

/** A room whose newest page is shown first, and whose past comes page by page. */
export class StandInTimeline implements Timeline {
  readonly state;
  private readonly stopOutbox;

  constructor(
    private readonly room: RoomId,
    private all: readonly Row[],
    private readonly outbox: StandInOutbox,
    about: { freshness?: Freshness; newSince?: Seq },
    private shown = 50,
  ) {
    this.state = createStore<TimelineState>(() => ({
      room,
      freshness: about.freshness ?? { kind: "live" },
      newSince: about.newSince ?? nothing,
      ...this.seen(),
    }));
    this.stopOutbox = outbox.state.subscribe(() => this.show());
  }

  loadOlder(): void {
    if (this.seen().older.kind === "end" || this.state.getState().older.kind === "loading") return;
    this.state.setState({ older: { kind: "loading" } });
    setTimeout(() => {
      this.shown += 50;
      this.show();
    }, 300);
  }

  loadNewer(): void {}
  async jumpTo(): Promise<undefined> {}
  jumpToNewest(): void {}
  markRead(): void {}

  post(text: string): EventId {
    return this.outbox.post(this.room, text);
  }

  /** Somebody says something now. */
  hear(by: Profile, text: string): void {
    const place = seq((this.all.at(-1)?.seq ?? 0) + 1);
    this.all = [...this.all, { kind: "message.posted", ...happened(place, by, 0), text }];
    this.shown += 1;
    this.show();
  }

  close(): void {
    this.stopOutbox();
  }

  private show(): void {
    this.state.setState(this.seen());
  }

  private seen() {
    const older: Edge = this.shown < this.all.length ? { kind: "more" } : { kind: "end" };
    const newer: Edge = { kind: "end" };
    const posts = this.outbox.state.getState().posts.filter((post) => post.room === this.room);
    return { rows: this.all.slice(-this.shown), posts, older, newer };
  }
}

export class StandInMessages implements Messages {
  readonly opened: StandInTimeline[] = [];

  constructor(private readonly timeline: (room: RoomId) => StandInTimeline) {}

  open(room: RoomId): Timeline {
    const timeline = this.timeline(room);
    this.opened.push(timeline);
    return timeline;
  }
}
