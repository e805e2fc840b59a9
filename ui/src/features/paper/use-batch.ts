import { useMutation, useMutationState, useQuery, useQueryClient } from "@tanstack/react-query";
import { useToast } from "../../components/toasts";
import type { BatchDone, BatchRequest } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";
import { useText } from "../../lib/text";

/** How far a batch has come. */
type Step = { done: number; total: number };

const NONE: Step = { done: 0, total: 0 };

/** The batch that runs, or ran last: it goes on when its screen is left, and is found again. */
export function useBatch() {
  const t = useText();
  const toast = useToast();
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationKey: keys.batch(),
    mutationFn: ({ request, merged }: { request: BatchRequest; merged: boolean }) => {
      client.setQueryData(keys.batch(), NONE);
      return ipc.commands.batchMake(request, merged);
    },
    onSuccess: (done) =>
      done && toast({ text: t(done.cancelled ? "batch-cancelled" : "batch-done", { n: done.made }) }),
  });
  const runs = useMutationState({ filters: { mutationKey: keys.batch() }, select: ({ state }) => state });
  const last = runs.at(-1);
  const { data: step } = useQuery({ queryKey: keys.batch(), queryFn: () => NONE, staleTime: Number.POSITIVE_INFINITY });
  return {
    make: (request: BatchRequest, merged: boolean) => mutate({ request, merged }),
    running: last?.status === "pending",
    step: step ?? NONE,
    error: last?.error,
    done: last?.status === "success" ? (last.data as BatchDone | null) : null,
  };
}
