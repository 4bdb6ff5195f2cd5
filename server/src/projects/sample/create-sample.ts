// Makes the sample project for one person: the pictures are on disk before the documents name them,
// and the project appears whole or not at all.

import { Readable } from "node:stream";
import { encodePlan } from "@entente/shared/doc/create-plan";
import type { User } from "@entente/shared/http/account";
import type { ProjectAccess } from "../../access/project-access.ts";
import type { Services } from "../../services.ts";
import { keepBlob } from "../../storage/keep-blob.ts";
import { createProject } from "../create-project.ts";
import { homePage, phonePage, productPage } from "./sample-pictures.ts";
import { SAMPLE_NAME, samplePlan } from "./sample-plan.ts";
import { sampleReview, type KeptPicture } from "./sample-review.ts";

type Parts = Pick<Services, "blobs" | "database" | "documents" | "now">;

/** The new project; `user` owns it. */
export async function createSample(parts: Parts, user: User): Promise<ProjectAccess> {
  const now = parts.now();
  const { plan, tasks } = samplePlan(user, now);
  const keep = (svg: string, fileName: string, width: number, height: number) =>
    keepPicture(parts, svg, { fileName, width, height });
  const review = sampleReview(
    user,
    now,
    {
      "home-1": await keep(homePage(1), "home-1.svg", 1200, 900),
      "home-2": await keep(homePage(2), "home-2.svg", 1200, 900),
      product: await keep(productPage(), "product.svg", 1200, 900),
      phone: await keep(phonePage(), "phone.svg", 390, 844),
    },
    tasks,
  );
  return createProject(parts, user, SAMPLE_NAME, encodePlan(plan), { review, isSample: true });
}

async function keepPicture(
  { blobs, database, now }: Parts,
  svg: string,
  rest: Pick<KeptPicture, "fileName" | "width" | "height">,
): Promise<KeptPicture> {
  const bytes = Buffer.from(svg);
  const spool = await blobs.spool(Readable.from([bytes]), bytes.length);
  const mediaType = "image/svg+xml";
  await keepBlob(database, spool, mediaType, now());
  return { sha256: spool.sha256, bytes: spool.bytes, mediaType, ...rest };
}
