import { createStore } from "zustand/vanilla";
import type { Outbox } from "../outbox/outbox";
import type { Post } from "../outbox/post";
import type { Problem } from "../session/problem";
import type { EventId, Seq } from "../vocabulary";
import type { RoomFile } from "./roomFile";
import { newest } from "./roomRows";
import type { Row } from "./row";
import type { Loaded, ScrollBack, Window } from "./scrollBack";
import { freshnessOf } from "./syncState";
import type { Edge, Timeline, TimelineState } from "./timeline";

type Load =
  | { readonly kind: "none" }
  | { readonly kind: "running" }
  | { readonly kind: "failed"; readonly problem: Problem };

const none: Load = { kind: "none" };

/** One open room, as a view sees it. */
export class OpenTimeline implements Timeline {
  readonly state;
  private window: Window = { kind: "newest" };
  private olderLoad: Load = none;
  private newerLoad: Load = none;
  /** Whichever jump came last wins. */
  private jump = 0;
  private generation: number;
  private readonly newSince: Seq;
  private readonly stopOutbox;

  constructor(
    private readonly file: RoomFile,
    private readonly scrollBack: ScrollBack,
    private readonly outbox: Outbox,
    private readonly closed: (timeline: OpenTimeline) => void,
  ) {
    this.newSince = file.read;
    this.generation = file.rows.generation;
    this.state = createStore<TimelineState>(() => this.seen());
    this.stopOutbox = outbox.state.subscribe(() => this.changed());
    void scrollBack.recall();
  }

  /** Something of the room is another: says so to the view. */
  changed(): void {
    if (this.generation !== this.file.rows.generation) {
      this.generation = this.file.rows.generation;
      this.window = { kind: "newest" };
    }
    this.state.setState(this.seen(), true);
  }

  loadOlder(): void {
    if (this.edge(this.olderLoad, this.hasOlder()).kind === "end" || this.olderLoad.kind === "running") return;
    this.olderLoad = { kind: "running" };
    this.changed();
    const { jump } = this;
    void this.scrollBack.older(this.window).then((loaded) => {
      if (jump === this.jump) this.olderLoad = this.arrived(loaded);
      this.changed();
    });
  }

  loadNewer(): void {
    if (this.window.kind === "newest" || this.newerLoad.kind === "running") return;
    this.newerLoad = { kind: "running" };
    this.changed();
    const { jump } = this;
    void this.scrollBack.newer(this.window).then((loaded) => {
      if (jump === this.jump) this.newerLoad = this.arrived(loaded);
      this.changed();
    });
  }

  async jumpTo(place: Seq): Promise<Problem | undefined> {
    const jump = ++this.jump;
    const loaded = await this.scrollBack.around(place);
    if (jump !== this.jump) return undefined;
    if (loaded.kind === "failed") return loaded.problem;
    this.olderLoad = none;
    this.newerLoad = none;
    this.arrived(loaded);
    this.changed();
    return undefined;
  }

  jumpToNewest(): void {
    this.jump++;
    this.window = { kind: "newest" };
    this.olderLoad = none;
    this.newerLoad = none;
    this.changed();
  }

  markRead(upTo: Seq): void {
    this.file.markRead(upTo);
  }

  post(text: string): EventId {
    return this.outbox.post(this.file.room, text);
  }

  close(): void {
    this.stopOutbox();
    this.jump++;
    this.closed(this);
  }

  private arrived(loaded: Loaded): Load {
    if (loaded.kind === "failed") return loaded;
    if (loaded.kind === "window") this.window = loaded.window;
    return none;
  }

  private seen(): TimelineState {
    const { rows, room } = this.file;
    const past = this.window.kind === "past" ? this.window : undefined;
    const shown = past ? rows.within(past.above, past.upTo) : rows.within(rows.low, newest);
    return {
      room,
      freshness: freshnessOf(this.file.sync.state, rows.isEmpty),
      rows: shown,
      posts: past ? [] : this.postsBeside(shown),
      older: rows.isEmpty ? { kind: "loading" } : this.edge(this.olderLoad, this.hasOlder()),
      newer: this.edge(this.newerLoad, past !== undefined),
      newSince: this.newSince,
    };
  }

  private hasOlder(): boolean {
    return this.window.kind === "past" ? this.window.hasOlder : this.file.rows.hasOlder;
  }

  private edge(load: Load, hasMore: boolean): Edge {
    if (load.kind === "running") return { kind: "loading" };
    if (!hasMore) return { kind: "end" };
    return load.kind === "failed" ? load : { kind: "more" };
  }

  private postsBeside(shown: readonly Row[]): readonly Post[] {
    const posts = this.outbox.state.getState().posts.filter((post) => post.room === this.file.room);
    if (posts.length === 0) return posts;
    const here = new Set(shown.map((row) => ("id" in row ? row.id : undefined)));
    return posts.filter((post) => !here.has(post.id));
  }
}
