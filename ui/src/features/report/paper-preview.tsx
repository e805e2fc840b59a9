import { skipToken, useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "../../components/button";
import type { ReportPreview } from "../../lib/bindings";
import { isTyping, useWindowKeys } from "../../lib/keyboard";
import { usePreferences } from "../../lib/session";
import type { Language } from "../../lib/text";
import { DocumentPreview, type Paper } from "./document-preview";

/** How a paper is to look, whatever it says. */
export type Look = { language: Language; colour: boolean };

type Props = {
  title: string;
  /** Under which its pages are kept while they are looked at. */
  name: (look: Look) => readonly unknown[];
  /** Nothing while there is nothing to make it of. */
  make: ((look: Look) => Promise<ReportPreview>) | null;
  back: { text: string; go: () => void };
  /** The language it was written in, where it is frozen. */
  language?: Language;
  /** What else is chosen of it. */
  children?: ReactNode;
  /** Why it cannot be made, if something before it failed. */
  error?: unknown;
};

/** One paper of a list as it will be printed, and the way back to the list. */
export function PaperPreview({ title, name, make, back, language, children, error: before }: Props) {
  const [{ language: own }] = usePreferences();
  const [paper, setPaper] = useState<Paper>({ language: language ?? own, colour: "on" });
  const look = { language: paper.language, colour: paper.colour === "on" };
  const { data, error, isFetching } = useQuery({
    queryKey: name(look),
    queryFn: make ? () => make(look) : skipToken,
    placeholderData: (old) => old,
    gcTime: 0,
  });
  useWindowKeys((event) => {
    if (event.key !== "Escape" || isTyping(event.target)) return;
    event.preventDefault();
    back.go();
  });
  return (
    <DocumentPreview
      paper={paper}
      onPaper={setPaper}
      frozen={language !== undefined}
      made={data}
      working={isFetching}
      error={before ?? error}
    >
      <Button
        look="quiet"
        onPress={back.go}
        icon={<ArrowLeft size={16} strokeWidth={1.75} aria-hidden />}
        className="self-start"
        data-testid="preview-back"
      >
        {back.text}
      </Button>
      <h2 className="font-bold text-lg">{title}</h2>
      {children}
    </DocumentPreview>
  );
}
