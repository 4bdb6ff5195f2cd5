import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { parseMspdi } from "@entente/shared/exchange/mspdi/read-mspdi";
import { writeMspdi } from "@entente/shared/exchange/mspdi/write-mspdi";
import { schedule } from "@entente/shared/schedule/schedule";
import { dataPath, dataText, describeWithData } from "../support/data.ts";

describeWithData("102 plans of Microsoft Project and ProjectLibre", () => {
  it("are exported and come back with the same dates, floats and critical path", () => {
    const changed: string[] = [];
    let compared = 0;
    for (const folder of ["mspdi", "projectlibre"]) {
      for (const name of readdirSync(dataPath(folder)).filter((file) => file.endsWith(".xml"))) {
        const { plan } = parseMspdi(dataText(`${folder}/${name}`));
        const before = schedule(plan);
        const after = schedule(parseMspdi(writeMspdi(plan, before).xml).plan);
        const values = (result: typeof before) =>
          JSON.stringify(Array.from(result.tasks.values(), (task) => ({ ...task, id: "" })));
        if (values(after) !== values(before)) changed.push(name);
        compared += before.tasks.size;
      }
    }
    expect(changed).toEqual([]);
    expect(compared).toBe(5005);
  });
});
