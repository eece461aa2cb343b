import { createStore } from "zustand/vanilla";
import type { Kept } from "../kept/kept";
import type { Tabs } from "../tabs";
import type { EventId, Seq } from "../vocabulary";
import type { OutboxState } from "./outbox";
import type { Post, PostState } from "./post";
import type { StoredPost } from "./storedPost";

interface Entry {
  readonly post: Post;
  /** Whether the database has it yet. */
  readonly saved: "yes" | "underWay";
}

/** The posts that are not among the rows yet: in memory, kept on this device, and shared with the other tabs. */
export class PostShelf {
  readonly state = createStore<OutboxState>(() => ({ posts: [] }));
  private entries = new Map<EventId, Entry>();

  constructor(
    private readonly kept: Kept,
    private readonly tabs: Tabs,
  ) {}

  get posts(): readonly Post[] {
    return this.state.getState().posts;
  }

  /** Adds it, or replaces what is known of it; kept before other tabs hear of it. */
  async put(post: Post): Promise<void> {
    this.entries.set(post.id, { post, saved: "underWay" });
    this.show();
    await this.kept.savePost(stored(post));
    const entry = this.entries.get(post.id);
    if (entry) this.entries.set(post.id, { ...entry, saved: "yes" });
    this.tabs.tell({ kind: "posts" });
  }

  /** Only for now: a reload begins from what is kept. */
  turn(id: EventId, state: PostState): void {
    const entry = this.entries.get(id);
    if (!entry) return;
    this.entries.set(id, { ...entry, post: { ...entry.post, state } });
    this.show();
  }

  /** Not kept any more, shown until its row is there. */
  acknowledged(id: EventId, seq: Seq): void {
    this.turn(id, { kind: "acknowledged", seq });
    void this.kept.dropPost(id);
  }

  async drop(id: EventId): Promise<void> {
    if (!this.entries.delete(id)) return;
    this.show();
    await this.kept.dropPost(id);
    this.tabs.tell({ kind: "posts" });
  }

  /** Takes what is kept for what there is, but for what this tab knows better. */
  async reload(): Promise<void> {
    const all = await this.kept.posts();
    if (!all) return;
    const next = new Map<EventId, Entry>();
    for (const [id, entry] of this.entries) {
      if (entry.saved === "underWay" || entry.post.state.kind === "acknowledged") next.set(id, entry);
    }
    for (const one of all) {
      const held = this.entries.get(one.id);
      if (next.has(one.id)) continue;
      next.set(one.id, { post: held?.post.state.kind === "sending" ? held.post : restored(one), saved: "yes" });
    }
    this.entries = next;
    this.show();
  }

  private show(): void {
    const posts = [...this.entries.values()].map((entry) => entry.post);
    posts.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
    this.state.setState({ posts }, true);
  }
}

function stored({ id, key, room, text, writtenAt, state }: Post): StoredPost {
  return { id, order: key, room, text, writtenAt, ...(state.kind === "failed" ? { failed: state.problem } : {}) };
}

function restored({ id, order, room, text, writtenAt, failed }: StoredPost): Post {
  const state: PostState = failed ? { kind: "failed", problem: failed } : { kind: "waiting" };
  return { id, key: order, room, text, writtenAt, state };
}
