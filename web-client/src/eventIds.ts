import type { EventId, Millis } from "./vocabulary";

/**
 * Makes ids of version 7 (RFC 9562): 48 bits of time, then 74 bits of which the first 12 count within a millisecond, so that
 * the ids of one maker grow whatever the clock does.
 */
export class EventIds {
  private last: Millis = 0;
  private count = 0;

  /** `now` is the server's time as well as we know it: ids far ahead of it are refused. */
  constructor(
    private readonly now: () => Millis,
    private readonly random: () => number,
  ) {}

  next(): EventId {
    const now = Math.floor(this.now());
    if (now > this.last) this.begin(now);
    else if (this.count < 0xfff) this.count++;
    else this.begin(this.last + 1);
    const time = hex(this.last, 12);
    const variant = hex(0x8000 + Math.floor(this.random() * 0x4000), 4);
    const tail = hex(Math.floor(this.random() * 2 ** 24), 6) + hex(Math.floor(this.random() * 2 ** 24), 6);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(this.count, 3)}-${variant}-${tail}` as EventId;
  }

  /** The clock was ahead of the server's: ids begin anew at the present. */
  restart(): void {
    this.last = 0;
  }

  private begin(at: Millis): void {
    this.last = at;
    // Half of the counter's room is left for the ids that follow within the millisecond.
    this.count = Math.floor(this.random() * 0x800);
  }
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}
