// The prototype review in real browsers: the owner shows, the client comments and decides, each sees
// the other's doing live; what is uploaded can neither run nor be mistaken for what it isn't.

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createOwner, createProject, inviteSecond, type Person } from "../support/accounts.ts";
import { frameTile, openFrame, pinButton } from "../support/boards.ts";
import { launchBrowser } from "../support/browser.ts";
import { openBoard, runAxe, takeSeat, violationLines, type Seat } from "../support/page.ts";
import { createPng, createVastPng } from "../support/pictures.ts";
import { startServer, type TestServer } from "../support/server.ts";

const HOSTILE = '<img src=x onerror="document.title=1"> \u202Eright 🧭';
const CLIENT = { name: "Carla Client", email: "carla@example.com", password: "correct horse 3" };

let server: TestServer;
let browser: Browser;
let owner: Person;
let projectId: string;
let team: Seat;
let client: Seat;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  owner = await createOwner(server.url);
  projectId = (await createProject(server.url, owner, "Website relaunch")).id;
  const guest = await inviteSecond(server.url, owner, projectId, "client", CLIENT);
  [team, client] = await Promise.all([takeSeat(browser, server.url, owner), takeSeat(browser, server.url, guest)]);
  await Promise.all([
    openBoard(team.page, server.url, projectId, "review"),
    openBoard(client.page, server.url, projectId, "review"),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const frameButton = (page: Page, title: string) =>
  page.getByRole("navigation", { name: "Frames" }).getByRole("button", { name: title });

async function upload(page: Page, name: string, mimeType: string, buffer: Buffer): Promise<void> {
  await page.getByLabel("Prototype files").setInputFiles({ name, mimeType, buffer });
}

test("an uploaded picture is on everybody's overview, and opens with its own size", async () => {
  await upload(team.page, "Home.png", "image/png", createPng(640, 400, [90, 120, 200]));
  await frameTile(client.page, "Home").waitFor();
  await client.page.getByRole("button", { name: "1 frame waits for you" }).waitFor();
  await openFrame(client.page, "Home");
  const picture = client.page.getByRole("img", { name: "Home, version 1" });
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(640);
  expect(await frameButton(client.page, "Home").textContent()).toContain("Waiting for review");
});

test("only the team may upload", async () => {
  expect(await client.page.getByRole("button", { name: /Upload/ }).count()).toBe(0);
  expect(await team.page.getByRole("button", { name: /Upload/ }).count()).toBe(1);
});

test("a press on the picture begins a pin that the others see, as text whatever it says", async () => {
  const picture = client.page.getByRole("img", { name: "Home, version 1" });
  await picture.click({ position: { x: 160, y: 100 } });
  await client.page.getByRole("textbox", { name: "Comment", exact: true }).fill(HOSTILE);
  await client.page.keyboard.press("Enter");
  await pinButton(team.page, 1).waitFor();
  expect(await team.page.getByRole("article", { name: "Pin 1" }).textContent()).toContain(HOSTILE);
  expect(await team.page.title()).toContain("Website relaunch");
});

test("an answer arrives, and a resolved pin leaves the picture until it is asked for", async () => {
  await pinButton(team.page, 1).click();
  await team.page.getByRole("textbox", { name: "Answer to pin 1" }).fill("Larger, then.");
  await team.page.keyboard.press("Enter");
  await client.page.getByRole("article", { name: "Pin 1" }).getByText("Larger, then.").waitFor();
  await team.page.getByRole("article", { name: "Pin 1" }).getByRole("button", { name: "Resolve" }).click();
  await client.page.getByRole("article", { name: "Pin 1, resolved" }).getByText(`Resolved by ${owner.name}`).waitFor();
  await team.page.getByRole("button", { name: /^All \d/ }).click();
  await team.page.getByRole("article", { name: "Pin 1, resolved" }).getByRole("button", { name: "Reopen" }).click();
  await client.page.getByRole("article", { name: "Pin 1", exact: true }).waitFor();
  await expect.poll(() => team.page.getByRole("article", { name: "Pin 1", exact: true }).count()).toBe(1);
  await team.page.getByRole("button", { name: /^Open \d/ }).click();
});

test("a pin can be set and moved by keys alone, before and after it is sent", async () => {
  const { page } = client;
  await page.getByRole("button", { name: "Comment at the middle" }).press("Enter");
  const draft = page.getByRole("button", { name: "New pin. Arrow keys move it." });
  await draft.focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press("Shift+ArrowRight");
  await page.getByRole("textbox", { name: "Comment", exact: true }).fill("Here too");
  await page.keyboard.press("Enter");
  const share = async (seat: Page): Promise<number> => {
    const [picture, set] = await Promise.all([
      seat.getByRole("img", { name: "Home, version 1" }).boundingBox(),
      pinButton(seat, 2).boundingBox(),
    ]);
    return (set!.x + set!.width / 2 - picture!.x) / picture!.width;
  };
  await pinButton(team.page, 2).waitFor();
  expect(await share(page)).toBeCloseTo(0.8, 2);
  await pinButton(page, 2).focus();
  await page.keyboard.press("Alt+Shift+ArrowLeft");
  await expect.poll(() => share(team.page)).toBeCloseTo(0.7, 2);
});

test("a name is completed after an @, and whom it means is told so", async () => {
  const { page } = client;
  await page.getByRole("article", { name: "Pin 2" }).click();
  const answer = page.getByRole("textbox", { name: "Answer to pin 2" });
  await answer.pressSequentially("Ask @olg");
  await page.getByRole("option", { name: owner.name }).waitFor();
  await page.keyboard.press("Enter");
  expect(await answer.inputValue()).toBe(`Ask @${owner.name} `);
  await answer.pressSequentially("about it");
  await page.keyboard.press("Enter");
  await team.page.getByRole("button", { name: /^Pin 2, mentions you/ }).waitFor();
  await team.page.getByRole("button", { name: /^Mentions 1/ }).click();
  await expect.poll(() => team.page.getByRole("article").count()).toBe(1);
  await team.page.getByRole("button", { name: /^Open \d/ }).click();
});

test("N and P go from pin to pin", async () => {
  const { page } = team;
  await page.getByRole("group", { name: /Arrow keys move/ }).focus();
  await page.keyboard.press("n");
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  await expect.poll(focused).toBe("Pin 1");
  await page.keyboard.press("n");
  await expect.poll(focused).toBe("Pin 2");
  await page.keyboard.press("p");
  await expect.poll(focused).toBe("Pin 1");
});

test("a pin becomes a task, and each leads to the other", async () => {
  const { page } = team;
  await page.getByRole("article", { name: "Pin 2" }).click();
  await page.getByRole("article", { name: "Pin 2" }).getByRole("button", { name: "Make a task" }).click();
  await page.getByRole("article", { name: "Pin 2" }).getByRole("button", { name: "Task: Here too" }).click();
  const panel = page.getByTestId("task-panel");
  const back = panel.getByRole("link", { name: /From a pin on Home/ });
  await back.waitFor();
  expect(await client.page.getByRole("button", { name: "Make a task" }).count()).toBe(0);
  await client.page.getByRole("article", { name: "Pin 2" }).getByRole("button", { name: "Task: Here too" }).waitFor();
  await back.click();
  await page.waitForURL(/thread=/);
  await panel.getByRole("button", { name: "Close" }).click();
});

test("keys zoom the picture and fit it again", async () => {
  const { page } = client;
  const canvas = page.getByRole("group", { name: /Arrow keys move/ });
  const picture = page.getByRole("img", { name: "Home, version 1" });
  const before = (await picture.boundingBox())!.width;
  await canvas.focus();
  await page.keyboard.press("+");
  await expect.poll(async () => (await picture.boundingBox())!.width / before).toBeCloseTo(1.25, 2);
  await page.keyboard.press("0");
  await expect.poll(async () => (await picture.boundingBox())!.width).toBeCloseTo(before, 1);
});

test("asking for changes needs a note, and the decision carries name and content", async () => {
  const { page } = client;
  await team.page.getByRole("tab", { name: /Decisions/ }).click();
  await team.page.getByRole("list", { name: "Decisions" }).getByText("Not yet").waitFor();
  await page.getByRole("button", { name: "Ask for changes" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Ask for changes" }).click();
  await dialog.getByText("Say what should change.").waitFor();
  await dialog.getByLabel("What should change").fill("The title is too small.");
  await dialog.getByRole("button", { name: "Ask for changes" }).click();
  await expect.poll(() => frameButton(team.page, "Home").textContent()).toContain("Changes requested");
  const list = team.page.getByRole("list", { name: "Decisions" });
  await list.getByText("The title is too small.").waitFor();
  expect(await list.textContent()).toContain(CLIENT.name);
});

test("a new version is pointed at, and what somebody looks at isn't changed under their hand", async () => {
  await team.page.getByRole("button", { name: "More on this frame" }).click();
  const [chooser] = await Promise.all([
    team.page.waitForEvent("filechooser"),
    team.page.getByRole("menuitem", { name: "Upload a new version" }).click(),
  ]);
  await chooser.setFiles({ name: "Home 2.png", mimeType: "image/png", buffer: createPng(640, 500, [40, 160, 90]) });
  await team.page.getByRole("img", { name: "Home, version 2" }).waitFor();
  const newer = client.page.getByRole("button", { name: "Version 2 is newer" });
  await newer.waitFor();
  expect(await client.page.getByRole("img", { name: "Home, version 1" }).isVisible()).toBe(true);
  await newer.click();
  await client.page.getByRole("img", { name: "Home, version 2" }).waitFor();
});

test("an approval holds for the shown version only, and those of others are shown as theirs", async () => {
  await client.page.getByRole("button", { name: "Approve" }).click();
  await client.page.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await expect.poll(() => frameButton(team.page, "Home").textContent()).toContain("Approved");
  await team.page
    .getByRole("region", { name: "Decisions on version 1" })
    .getByText("The title is too small.")
    .waitFor();
  await team.page.getByLabel("Version", { exact: true }).selectOption({ label: "Version 1" });
  await team.page.getByRole("group", { name: "Frame", exact: true }).getByText("Changes requested").waitFor();
  expect(await frameButton(team.page, "Home").textContent()).toContain("Approved");
});

test("two versions are compared side by side, by a slider and pixel by pixel", async () => {
  const { page } = client;
  await page.getByRole("button", { name: "Compare versions" }).click();
  const [before, after] = [1, 2].map((number) => page.getByRole("img", { name: `Home, Version ${number}` }));
  await after!.waitFor();
  const ratio = async () => (await after!.boundingBox())!.height / (await before!.boundingBox())!.height;
  expect(await ratio()).toBeCloseTo(1.25, 2);
  await page.getByRole("group", { name: /^Version 2\. Arrow/ }).focus();
  await page.keyboard.press("+");
  expect(await ratio()).toBeCloseTo(1.25, 2);
  await page.getByRole("button", { name: "Slider" }).click();
  const slider = page.getByRole("slider");
  await slider.focus();
  await page.keyboard.press("Shift+ArrowRight");
  expect(await slider.getAttribute("aria-valuenow")).toBe("60");
  await page.getByRole("button", { name: "Difference" }).click();
  await page.getByText("100 % of the pixels changed. Sizes differ: 640 × 400, then 640 × 500.").first().waitFor();
  await page.getByRole("button", { name: "Compare versions" }).click();
});

test("a file that isn't what it says is refused with one message and adds nothing", async () => {
  const frames = team.page.getByRole("navigation", { name: "Frames" }).getByRole("listitem");
  const before = await frames.count();
  await upload(team.page, "Fake.png", "image/png", Buffer.from("<!doctype html><script>alert(1)</script>"));
  const notice = team.page.getByRole("alert").filter({ hasText: "Fake.png" });
  await notice.waitFor();
  await notice.getByRole("button", { name: "Dismiss" }).click();
  expect(await frames.count()).toBe(before);
});

test("a picture of 20,000 × 20,000 pixels is taken, and says instead of being drawn why it isn't", async () => {
  const { page } = team;
  await upload(page, "Wall.png", "image/png", createVastPng(20_000, 20_000));
  await page
    .getByRole("alert")
    .filter({ hasText: "20,000 × 20,000 pixels are more than a browser can show" })
    .waitFor();
  expect(await page.getByRole("img", { name: /^Wall/ }).count()).toBe(0);
});

test("content that is there already is pointed at, and an upload that breaks off can be sent again", async () => {
  const { page } = team;
  const uploads = page.getByRole("list", { name: "Uploads" });
  await upload(page, "Copy.png", "image/png", createPng(640, 400, [90, 120, 200]));
  await uploads.getByText("Copy.png: is here already: Home, version 1.").waitFor();
  await uploads.getByRole("button", { name: "Dismiss" }).click();
  await page.route("**/frames", (route) => route.abort());
  await upload(page, "Later.png", "image/png", createPng(64, 40, [1, 2, 3]));
  await uploads
    .getByRole("alert")
    .filter({ hasText: /Later\.png: (?:broke off|could not be sent)/ })
    .waitFor();
  await page.unroute("**/frames");
  await uploads.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("img", { name: "Later, version 1" }).waitFor();
});

test("nothing inside an SVG runs", async () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200" onload="document.title='ran'"><script>top.document.title='ran'</script><rect width="300" height="200" fill="teal"/></svg>`;
  await upload(team.page, "Logo.svg", "image/svg+xml", Buffer.from(svg));
  const picture = team.page.getByRole("img", { name: "Logo, version 1" });
  await picture.waitFor();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(300);
  expect(await team.page.title()).not.toContain("ran");
});

test("an archived frame leaves the board and comes back by undo", async () => {
  await frameButton(team.page, "Logo").click();
  await team.page.getByRole("button", { name: "More on this frame" }).click();
  await team.page.getByRole("menuitem", { name: "Archive the frame" }).click();
  await frameButton(client.page, "Logo").waitFor({ state: "detached" });
  await team.page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await frameButton(client.page, "Logo").waitFor();
  await frameTile(team.page, "Logo").waitFor();
});

test("axe finds nothing in a frame, in light and in dark", async () => {
  // Who else is here is the header's to show, and other tests' to look at.
  await client.page.goto("about:blank");
  await team.page.getByRole("button", { name: /^Here now/ }).waitFor({ state: "detached" });
  await openFrame(team.page, "Home");
  for (const colorScheme of ["light", "dark"] as const) {
    await team.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const results = await runAxe(team.page);
    expect(violationLines(results)).toEqual([]);
    expect(results.passes.length).toBeGreaterThan(20);
  }
});

test("no page threw or logged an error", () => {
  expect(team.problems).toEqual([]);
  expect(client.problems).toEqual([]);
});
