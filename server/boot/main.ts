// What `node server/src/main.ts` runs (a link to this file). It lies in a CommonJS folder and keeps to plain JavaScript,
// so that Node 20, which can't load TypeScript, loads it all the same and hands over to the Node from the registry.
// With Node 24 or later it starts the server in this process. It never serves anything itself.

const { spawn } = require("node:child_process");
const { existsSync, realpathSync } = require("node:fs");
const { join } = require("node:path");

const root = join(realpathSync(__dirname), "..", "..");

function fail(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

function handOver() {
  const node = join(root, "node_modules", ".bin", "node");
  if (!existsSync(node)) {
    fail(
      `Entente needs Node 24 or later (this is ${process.version}); install the dependencies to bring it: npx --yes pnpm@12.21.0 install`,
    );
  }
  // The channel closes when this process ends, however it ends; the server then leaves at once (see server.ts).
  const child = spawn(node, [join(root, "server", "src", "server.ts"), ...process.argv.slice(2)], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => fail(`Entente could not be started with ${node}: ${error.message}`));
  child.on("exit", (code) => process.exit(code ?? 1));
}

if (Number.parseInt(process.versions.node, 10) >= 24) {
  // Keeps compiled modules between starts, so that a restart is quick; without a place to keep them it does nothing.
  require("node:module").enableCompileCache(join(root, "node_modules", ".cache", "entente"));
  import("../src/server.ts").catch((error) => fail(error && error.stack ? error.stack : String(error)));
} else {
  handOver();
}
