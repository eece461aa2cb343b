import type { TFunction } from "i18next";
import type { Problem } from "../session/problem";
import { en } from "./en";

const isKnown = (code: string): code is keyof typeof en.problem => Object.hasOwn(en.problem, code);

/** What happened and what one can do, in the person's language: by the code, never by the server's wording. */
export const problemText = (t: TFunction, { code }: Problem): string => t(`problem.${isKnown(code) ? code : "other"}`);
