import { expect, test } from "vitest";
import { boardViolations, row, useGanttPages } from "../support/gantt-board.ts";
import { runAxe } from "../support/page.ts";

const openPage = useGanttPages();

test("a missed deadline is counted in the toolbar, told in the dock, and a press goes to its task", async () => {
  const page = await openPage("tasks=12&links=0", { viewport: { width: 1440, height: 900 } });
  const counter = page.getByRole("button", { name: /\d+ warnings?/ });
  expect(await counter.count()).toBe(0);
  await page.evaluate(() => {
    window.bench.plan.setTask("t3" as never, { title: "<b>Handover</b>", deadline: "2001-01-01T08:00" as never });
  });
  await counter.click();
  const dock = page.getByRole("region", { name: "Schedule" });
  await dock.getByText("<b>Handover</b>").click();
  await expect.poll(() => row(page, "t3").getAttribute("aria-selected")).toBe("true");
  expect(boardViolations(await runAxe(page))).toEqual([]);
  await page.evaluate(() => window.bench.plan.setTask("t3" as never, { deadline: null }));
  await dock.getByText("Every date, link and deadline of the plan holds.").waitFor();
  await page.keyboard.press("Escape");
  await dock.waitFor({ state: "detached" });
  expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("treegrid");
});

test("W tells why a task starts when it does, down to the root, and a press goes to what drives it", async () => {
  const page = await openPage("tasks=12&links=0", { viewport: { width: 1440, height: 900 } });
  await page.evaluate(() => {
    window.bench.plan.linkTasks("t1" as never, "t3" as never);
  });
  await row(page, "t3").locator(".title").click();
  await page.keyboard.press("w");
  const why = page.getByRole("dialog", { name: "Why this date?" });
  await why.getByText(/It starts once “.*” finishes/).waitFor();
  await why.locator(".is-root").waitFor();
  expect(boardViolations(await runAxe(page))).toEqual([]);
  await why.getByRole("button").nth(1).click();
  await expect.poll(() => row(page, "t1").getAttribute("aria-selected")).toBe("true");
});

test("a baseline that was kept shows on the chart what was agreed, and in the dock what is later", async () => {
  const page = await openPage("tasks=12&links=0", { viewport: { width: 1440, height: 900 } });
  await page.getByRole("button", { name: "Baseline and progress" }).click();
  const dock = page.getByRole("region", { name: "Schedule" });
  await dock.getByRole("button", { name: "Keep today's dates" }).click();
  await dock.getByText("No task differs.").waitFor();
  await expect.poll(() => page.locator(".baseline-bar").count()).toBeGreaterThan(0);
  await page.evaluate(() => {
    const { plan } = window.bench;
    plan.setTask("t3" as never, { durationMinutes: plan.task("t3" as never)!.durationMinutes + 960 });
  });
  await dock.getByText(/Tasks: 1 later/).waitFor();
  expect(await dock.getByRole("row").nth(1).innerText()).toMatch(/\+2 d/);
  await dock.getByLabel("Progress line").check();
  await dock.getByLabel("Status date").fill("2026-03-02");
  await dock.getByLabel("Status date").blur();
  await expect.poll(() => page.locator(".progress-path").count()).toBe(1);
  expect(boardViolations(await runAxe(page))).toEqual([]);
  await dock.getByRole("button", { name: "More on this baseline" }).click();
  await page.getByRole("menuitem", { name: /Throw/ }).click();
  await dock.getByText(/No baseline yet/).waitFor();
});

test("estimates written in the risk panel spread the finish, and a worker says how far", async () => {
  const page = await openPage("tasks=12&links=0", { viewport: { width: 1440, height: 900 } });
  await page.getByRole("button", { name: "Baseline and progress" }).click();
  const dock = page.getByRole("region", { name: "Schedule" });
  await dock.getByRole("tab", { name: "Risk" }).click();
  await dock.getByText(/Every pass ends on the same day/).waitFor();
  const longest = dock.getByLabel(/^Longest duration of/).first();
  await longest.fill("never");
  await longest.press("Enter");
  expect(await longest.getAttribute("aria-invalid")).toBe("true");
  await longest.fill("60d");
  await longest.press("Enter");
  await dock.getByRole("img", { name: /Finishes of 1000 passes/ }).waitFor();
  await expect.poll(() => page.locator(".risk-whisker").count()).toBeGreaterThan(0);
  expect(boardViolations(await runAxe(page))).toEqual([]);
  await page.keyboard.press("Escape");
  await dock.waitFor({ state: "detached" });
  await expect.poll(() => page.locator(".risk-whisker:visible").count()).toBe(0);
});

test("a levelling is proposed as ghosts, and taken as one step of undo", async () => {
  const page = await openPage("tasks=12&links=0", { viewport: { width: 1440, height: 900 } });
  await page.evaluate(() => {
    const { plan } = window.bench;
    const ada = plan.addPerson({ name: "Ada" })!;
    for (const id of ["t1", "t2"] as never[]) {
      plan.setConstraint(id, "ASAP", null);
      plan.setTask(id, {
        kind: "task",
        durationMinutes: 960,
        percentComplete: 0,
        actualStart: null,
        actualFinish: null,
      });
      plan.assignTask(id, ada);
    }
  });
  await page.getByRole("button", { name: "Baseline and progress" }).click();
  const dock = page.getByRole("region", { name: "Schedule" });
  await dock.getByRole("tab", { name: "Workload" }).click();
  await dock.getByText("1 overload", { exact: true }).waitFor();
  expect(boardViolations(await runAxe(page))).toEqual([]);
  await dock.getByRole("button", { name: "Propose a levelling" }).click();
  await dock.getByText(/1 task moves; 1 of 1 overloads are resolved/).waitFor();
  await expect.poll(() => page.locator(".cascade-ghost:visible").count()).toBeGreaterThan(0);
  await dock.getByRole("button", { name: "Accept" }).click();
  await dock.getByText("Nobody has too much to do.").waitFor();
  expect(await page.locator(".cascade-ghost:visible").count()).toBe(0);
  await page.evaluate(() => window.bench.plan.undo());
  await dock.getByText("1 overload", { exact: true }).waitFor();
});
