import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useHouse } from "../app/house";
import type { UserId } from "../vocabulary";
import type { Profile } from "./people";

/** What is known of somebody; asks for it when nothing is. `undefined` until it is known, and for nobody. */
export function useProfile(id: UserId | undefined): Profile | undefined {
  const { people } = useHouse();
  const person = useStore(people.state, (state) => (id === undefined ? undefined : state.people.get(id)));
  useEffect(() => {
    if (id !== undefined) people.need([id]);
  }, [people, id]);
  return person?.kind === "known" ? person.profile : undefined;
}

/** A name to show: empty while it is not known, and "somebody" for somebody who is gone. */
export function useName(id: UserId | undefined): string {
  const { t } = useTranslation();
  const { people } = useHouse();
  const profile = useProfile(id);
  const isGone = useStore(people.state, (state) => id !== undefined && state.people.get(id)?.kind === "unknown");
  return profile?.displayName ?? (isGone ? t("somebody") : "");
}
