import { useQueryClient } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { followLine } from "../lib/line";
import { followRecords } from "../lib/refresh";
import { newRouter } from "./router";

/** The program at work: somebody is signed in and the screens follow the store. */
export function Workplace() {
  const client = useQueryClient();
  const [router] = useState(newRouter);
  useEffect(() => followRecords(client), [client]);
  useEffect(() => followLine(client), [client]);
  return <RouterProvider router={router} />;
}
