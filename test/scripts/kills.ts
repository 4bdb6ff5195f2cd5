// `npm run kills`: 200 times SIGKILL for a server that people edit on (`npm run kills -- 1000` for
// more). Closes with one line, and exits non-zero when an acknowledged edit was lost, when a start
// brought back half of an edit, or when no compaction happened, since then the run proves too little.
// ENTENTE_FUZZ_SEED decides where the kills fall.

import { describeKillRun, runKills } from "../support/kill-run.ts";

const kills = Number(process.argv[2] ?? 200);
if (!Number.isSafeInteger(kills) || kills < 1) {
  console.error("How many kills? Give a whole number from 1.");
  process.exit(2);
}
const run = await runKills({
  kills,
  seed: Number(process.env.ENTENTE_FUZZ_SEED ?? 7),
  onKill(done) {
    if (done % 20 === 0) console.error(`${done} kills so far`);
  },
});
for (const mark of run.lost) console.error(`lost: ${mark}`);
console.log(`${run.compactions} compactions were seen, ${run.incomplete} starts brought back half of an edit`);
console.log(describeKillRun(run));
process.exit(run.lost.length > 0 || run.incomplete > 0 || run.compactions === 0 ? 1 : 0);
