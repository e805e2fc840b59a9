import { useQuery } from "@tanstack/react-query";
import { Notice } from "../../components/notice";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";
import { useText } from "../../lib/text";

export function useStanding() {
  return useQuery({ queryKey: keys.standing(), queryFn: () => ipc.commands.deviceStanding() });
}

/** What a person has to know about this very workstation, whatever screen is open; mostly nothing. */
export function StandingNotices() {
  const { data } = useStanding();
  if (!data) return null;
  const notices = [
    data.revoked && <Told key="revoked" tone="alert" about="revoked" />,
    data.twinSince !== null && <Told key="twin" tone="alert" about="twin" />,
  ].filter(Boolean);
  return notices.length > 0 ? <div className="flex flex-col gap-2 px-6 pt-4">{notices}</div> : null;
}

function Told({ tone, about }: { tone: "alert" | "warn"; about: "revoked" | "twin" }) {
  const t = useText();
  return (
    <Notice tone={tone} title={t(`standing-${about}`)}>
      {t(`standing-${about}-text`)}
    </Notice>
  );
}
