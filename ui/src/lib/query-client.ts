import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { asCommandError } from "./ipc";
import { keys } from "./query-keys";

/** The store is local: answers come at once, a retry would only repeat the same refusal. */
export function newQueryClient(): QueryClient {
  // Whatever was asked, "signed out" and "locked" mean that the program is in another phase now.
  const onError = (error: unknown) => {
    const { code } = asCommandError(error);
    if (code === "signed_out" || code === "locked") void client.invalidateQueries({ queryKey: keys.app() });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        networkMode: "always",
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
  return client;
}
