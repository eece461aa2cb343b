import { createContext, useContext } from "react";
import type { House, Teahouse } from "../teahouse";

const missing = () => {
  throw new Error("a view stands outside of the house that it shows");
};

/** The client that the page shows. */
export const TeahouseContext = createContext<Teahouse | undefined>(undefined);
export const useTeahouse = (): Teahouse => useContext(TeahouseContext) ?? missing();

/** What belongs to the one who is signed in. */
export const HouseContext = createContext<House | undefined>(undefined);
export const useHouse = (): House => useContext(HouseContext) ?? missing();
