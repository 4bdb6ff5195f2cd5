// Which frame, version, page and pin are shown lives in the address, so that a link leads to them.
// Without a frame the overview is shown, narrowed by ?waits.

import { computed } from "vue";
import { useRoute, useRouter, type LocationQueryRaw } from "vue-router";

export interface ReviewPlace {
  readonly frame: string;
  readonly version?: string | undefined;
  readonly page?: number | undefined;
  readonly thread?: string | undefined;
}

export function useReviewRoute() {
  const route = useRoute();
  const router = useRouter();
  const text = (name: string) =>
    computed(() => (typeof route.query[name] === "string" ? (route.query[name] as string) : null));
  const page = computed(() => {
    const given = Number(route.query["page"]);
    return Number.isSafeInteger(given) && given > 0 ? given : 1;
  });

  function queryOf(place: ReviewPlace | null): LocationQueryRaw {
    const { frame: _f, version: _v, page: _p, thread: _t, ...rest } = route.query;
    if (!place) return rest;
    const { frame, version, page, thread } = place;
    return {
      ...rest,
      frame,
      ...(version ? { version } : {}),
      ...(page && page > 1 ? { page: String(page) } : {}),
      ...(thread ? { thread } : {}),
    };
  }

  return {
    frame: text("frame"),
    version: text("version"),
    thread: text("thread"),
    waits: text("waits"),
    page,
    hrefOf: (place: ReviewPlace): string => router.resolve({ query: queryOf(place) }).href,
    /** Opening a frame and closing it are steps that the browser's back button takes back; the rest replaces. */
    open: (place: ReviewPlace | null) => router.push({ query: queryOf(place) }),
    show: (place: ReviewPlace | null) => router.replace({ query: queryOf(place) }),
    setWaits: (key: string | null) => {
      const { waits: _waits, ...rest } = route.query;
      return router.replace({ query: key ? { ...rest, waits: key } : rest });
    },
    openTask: (task: string) => router.push({ query: { ...route.query, task } }),
  };
}
