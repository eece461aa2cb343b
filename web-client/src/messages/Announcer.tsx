import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHouse } from "../app/house";
import { useName } from "../people/usePerson";
import type { Seq } from "../vocabulary";
import type { Posted } from "./lines";
import type { Row } from "./row";

/** As much of a message as one wants to hear unasked. */
const heard = 200;

/** Tells those who listen what others say, once, when it comes; what one catches up on is read at leisure. */
export function Announcer({ rows, live }: { rows: readonly Row[]; live: boolean }) {
  const { me } = useHouse();
  const newest = rows.at(-1)?.seq;
  const [from, setFrom] = useState<Seq | undefined>(live ? newest : undefined);
  useEffect(() => {
    // Everything that is here when it becomes live was not said just now.
    setFrom((before) => (live ? (before ?? newest) : undefined));
  }, [live, newest]);
  const said =
    from === undefined
      ? []
      : rows.filter((row): row is Posted => row.kind === "message.posted" && row.seq > from && row.by !== me).slice(-3);
  return (
    <div className="unseen" aria-live="polite" aria-relevant="additions">
      {said.map((row) => (
        <Said key={row.id} row={row} />
      ))}
    </div>
  );
}

function Said({ row }: { row: Posted }) {
  const { t } = useTranslation();
  const name = useName(row.by);
  return <p>{t("messages.heard", { name, text: [...row.text].slice(0, heard).join("") })}</p>;
}
