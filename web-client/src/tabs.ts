import { fields, oneOf, text, whole } from "./reading";
import type { Channel } from "./surroundings";
import { type EventId, eventId, type RoomId, roomId, type Seq, seq } from "./vocabulary";

/** What tabs of one user tell each other. */
export type TabMessage =
  /** The kept posts are others now. */
  | { readonly kind: "posts" }
  | { readonly kind: "acknowledged"; readonly id: EventId; readonly seq: Seq }
  | { readonly kind: "read"; readonly room: RoomId; readonly seq: Seq }
  /** Somebody signed out or in: ask whose session it is. */
  | { readonly kind: "session" };

/** The other tabs of the same user. */
export class Tabs {
  private readonly listeners: ((message: TabMessage) => void)[] = [];

  constructor(private readonly channel: Channel) {
    channel.onMessage = (message) => {
      const read = readMessage(message);
      if (read) for (const listener of this.listeners) listener(read);
    };
  }

  tell(message: TabMessage): void {
    this.channel.send(message);
  }

  listen(listener: (message: TabMessage) => void): void {
    this.listeners.push(listener);
  }

  close(): void {
    this.channel.close();
  }
}

/** Tabs may run different versions of this client. */
function readMessage(message: unknown): TabMessage | undefined {
  try {
    const of = fields(message);
    const kind = oneOf(of, "kind", ["posts", "acknowledged", "read", "session"]);
    if (kind === "acknowledged") return { kind, id: eventId(text(of, "id")), seq: seq(whole(of, "seq")) };
    if (kind === "read") return { kind, room: roomId(text(of, "room")), seq: seq(whole(of, "seq")) };
    return { kind };
  } catch {
    return undefined;
  }
}
