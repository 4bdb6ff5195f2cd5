// The addresses of the client and who may be where: the only module that names feature views.
// Every view is its own chunk. Nobody signed in goes to /sign-in (or /welcome on a fresh store) and
// comes back to where they meant to go; share links and invitations need no account.

import { defineAsyncComponent, watch } from "vue";
import { createRouter, createWebHistory, type Router, type RouteRecordRaw } from "vue-router";
import { useNoticesStore } from "./stores/notices.ts";
import { useSessionStore } from "./stores/session.ts";

const ProjectShell = () => import("./features/project-shell/ProjectShell.vue");
const loadTaskPanel = () => import("./features/task/TaskPanel.vue");
const TaskPanel = defineAsyncComponent(loadTaskPanel);
/** The palette and the sheet of keys, fetched when somebody asks for them. */
export const CommandSurface = defineAsyncComponent(() => import("./features/commands/CommandSurface.vue"));
/** Asks before a sign-out that would lose something. */
export const SignOutDialog = defineAsyncComponent(() => import("./features/account/SignOutDialog.vue"));
const loadBoard = {
  gantt: () => import("./features/gantt/GanttBoard.vue"),
  kanban: () => import("./features/kanban/KanbanBoard.vue"),
  review: () => import("./features/review/ReviewBoard.vue"),
};

/** The boards, below a project and below a share link alike; their order is that of the keys 1, 2, 3. */
function boards(prefix: string): RouteRecordRaw[] {
  return [
    { path: "", name: prefix, redirect: { name: `${prefix}-gantt` } },
    { path: "gantt", name: `${prefix}-gantt`, component: loadBoard.gantt },
    { path: "kanban", name: `${prefix}-kanban`, component: loadBoard.kanban },
    { path: "review", name: `${prefix}-review`, component: loadBoard.review },
  ];
}

const routes: RouteRecordRaw[] = [
  { path: "/", redirect: "/projects" },
  {
    path: "/sign-in",
    name: "sign-in",
    component: () => import("./features/account/SignInPage.vue"),
    meta: { open: true, title: "Sign in" },
  },
  {
    path: "/welcome",
    name: "welcome",
    component: () => import("./features/account/WelcomePage.vue"),
    meta: { open: true, title: "Welcome" },
  },
  {
    path: "/invite/:token",
    name: "invite",
    component: () => import("./features/account/InvitePage.vue"),
    props: true,
    meta: { open: true, title: "Invitation" },
  },
  {
    path: "/projects",
    component: () => import("./features/project-shell/AppFrame.vue"),
    children: [
      {
        path: "",
        name: "projects",
        component: () => import("./features/projects/ProjectsPage.vue"),
        meta: { title: "Projects" },
      },
      {
        path: "import",
        name: "import",
        component: () => import("./features/projects/ImportPage.vue"),
        meta: { title: "Import" },
      },
      {
        path: ":id",
        component: ProjectShell,
        props: (route) => ({ projectId: String(route.params["id"]), taskPanel: TaskPanel }),
        children: boards("project"),
      },
    ],
  },
  {
    path: "/link/:token",
    component: ProjectShell,
    props: (route) => ({ linkToken: String(route.params["token"]), taskPanel: TaskPanel }),
    meta: { open: true },
    children: boards("link"),
  },
  {
    path: "/unreachable",
    name: "unreachable",
    component: () => import("./features/account/UnreachablePage.vue"),
    meta: { open: true, title: "No connection" },
  },
  {
    path: "/:path(.*)*",
    name: "lost",
    component: () => import("./features/account/LostPage.vue"),
    meta: { open: true, title: "Not found" },
  },
];

/** The router over the browser's history; call it after Pinia is installed. */
export function createAppRouter(): Router {
  const router = createRouter({ history: createWebHistory(), routes });
  router.beforeEach(async (to) => {
    const session = useSessionStore();
    const open = to.meta["open"] === true;
    if (to.name === "unreachable" || to.path.startsWith("/link/")) return true;
    if (session.state === "unknown") {
      try {
        await session.start();
      } catch {
        return { name: "unreachable", query: { next: to.fullPath }, replace: true };
      }
    }
    if (session.state === "first" && to.name !== "welcome") return { name: "welcome" };
    if (!open && session.state !== "in")
      return { name: "sign-in", query: to.fullPath === "/projects" ? {} : { next: to.fullPath } };
    if (to.name === "welcome" && session.state !== "first") return { name: "projects" };
    if (to.name === "sign-in" && session.state === "in") return { name: "projects" };
    return true;
  });
  // A session that ended while a page was shown, or that only this device still believed in.
  watch(
    () => useSessionStore().state,
    (state) => {
      const { meta, fullPath } = router.currentRoute.value;
      if ((state === "out" || state === "first") && meta["open"] !== true && router.currentRoute.value.matched.length)
        void router.replace({ name: "sign-in", query: { next: fullPath } });
    },
  );
  router.onError(() => {
    useNoticesStore().say("This page could not be loaded. Check the connection and try again.", "error");
  });
  router.afterEach((to) => {
    if (/\/(gantt|kanban|review)$/.test(to.path)) fetchOtherBoardsWhenIdle();
    // An open project titles the page itself.
    const title = to.meta["title"];
    if (typeof title === "string") document.title = `${title} · Entente`;
  });
  return router;
}

let areBoardsFetched = false;

/** Once a board stands, the others come in the background: switching is instant then, and works offline. */
function fetchOtherBoardsWhenIdle(): void {
  if (areBoardsFetched) return;
  areBoardsFetched = true;
  const fetchAll = (): void => {
    for (const load of [...Object.values(loadBoard), loadTaskPanel])
      void load().catch(() => (areBoardsFetched = false));
  };
  setTimeout(
    () => ("requestIdleCallback" in window ? requestIdleCallback(fetchAll, { timeout: 5_000 }) : fetchAll()),
    1_500,
  );
}
