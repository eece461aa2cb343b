import type { Outcome } from "../src/session/problem";
import type { SignIn, SignIns } from "../src/session/signIns";
import { done } from "./people";

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

export class StandInSignIns implements SignIns {
  private here: readonly SignIn[] = [
    { id: "1", device: "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Firefox/143.0", startedAt: ago(2), current: true },
    { id: "2", device: "Mozilla/5.0 (iPhone) Version/18.6 Safari/604.1", startedAt: ago(30), current: false },
    { id: "3", device: "teahouse-mobile", startedAt: ago(200), current: false },
  ];

  async all(): Promise<Outcome<readonly SignIn[]>> {
    return done(this.here);
  }

  async end(id: string): Promise<Outcome<void>> {
    this.here = this.here.filter((one) => one.id !== id);
    return done(undefined);
  }

  async endAll(): Promise<Outcome<void>> {
    this.here = [];
    return done(undefined);
  }
}
