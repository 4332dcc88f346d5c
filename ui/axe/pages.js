// The two pages that are judged: one over the fixtures, one over the development host and a project of its own.
import { execFileSync, spawn } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { build, preview } from "vite";

const ROOT = resolve(import.meta.dirname, "../..");

function folder() {
  return mkdtempSync(join(tmpdir(), "pipewright-axe-"));
}

function freePort() {
  return new Promise((answer) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => answer(port));
    });
  });
}

/** The page that plays with the fixtures. */
export async function fixtures() {
  const outDir = folder();
  // Fixtures are for development only; a build of it loads in a third of the time of unbundled modules.
  process.env.NODE_ENV = "development";
  await build({
    mode: "development",
    logLevel: "error",
    build: { outDir, emptyOutDir: true, minify: false },
  });
  const server = await preview({ logLevel: "error", preview: { port: await freePort() }, build: { outDir } });
  const close = async () => {
    await server.close();
    rmSync(outDir, { recursive: true, force: true });
  };
  return { url: server.resolvedUrls.local[0], close };
}

/** Runs the project twice and decides about the first model: whether there is something to look back at. */
function record(pipewright, project, home) {
  if (!existsSync(pipewright)) return false;
  const env = {
    ...process.env,
    PIPEWRIGHT_HOME: home,
    GIT_AUTHOR_NAME: "You",
    GIT_AUTHOR_EMAIL: "you@example.org",
  };
  const call = (...words) => execFileSync(pipewright, words, { env, stdio: "ignore" });
  try {
    call("run", project, "--param", "NumRound=10");
    appendFileSync(
      join(project, "data/telco_churn.csv"),
      readFileSync(join(project, "data/telco_churn.csv"), "utf8").split("\n").at(1) + "\n",
    );
    call("run", project, "--param", "NumRound=10", "--param", "MaxDepth=5");
    call("models", "approve", "churn-xgb/1", "--comment", "As good as the one in production.");
    return true;
  } catch {
    return false;
  }
}

/** The page over the real program: `null` when it is not built. */
export async function host() {
  const program =
    process.env.AXE_HOST ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug/examples/host");
  if (!existsSync(program)) return null;
  const place = folder();
  const [project, page] = [join(place, "churn"), join(place, "page")];
  const file = join(project, "pipeline.json");
  cpSync(join(ROOT, "pipelines/churn"), project, { recursive: true });
  const git = (...words) =>
    execFileSync(
      "git",
      ["-C", project, "-c", "user.name=You", "-c", "user.email=you@example.org", ...words],
      { stdio: "ignore" },
    );
  git("init", "--initial-branch", "main");
  git("add", "--all");
  git("commit", "--message", "Predict churn");
  const home = join(place, "home");
  const seed = join(dirname(program), "history");
  // Without it the history is empty, and its surfaces cannot be reached.
  if (existsSync(seed)) execFileSync(seed, ["seed", home, "240"], { stdio: "ignore" });
  const ran = record(join(program, "../../pipewright"), project, home);
  // Something of everything: a mistake, a warning, a change since the commit, a file that git does not know.
  writeFileSync(file, readFileSync(file, "utf8").replace('"VolumeSizeInGB": 30', '"VolumeSizeInGB": 0'));
  appendFileSync(join(project, "notes.md"), "Ideas\n");
  process.env.VITE_HOST = "1";
  process.env.NODE_ENV = "production";
  await build({ logLevel: "error", build: { outDir: page, emptyOutDir: true } });
  delete process.env.VITE_HOST;
  const port = await freePort();
  const child = spawn(program, [project, "--port", String(port), "--ui", page], {
    env: { ...process.env, PIPEWRIGHT_HOME: home },
    stdio: "inherit",
  });
  const url = `http://127.0.0.1:${port}/`;
  for (let tries = 0; tries < 100; tries++) {
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      break;
    await new Promise((answer) => setTimeout(answer, 50));
  }
  const close = () => {
    child.kill();
    rmSync(place, { recursive: true, force: true });
  };
  /** Another program changes the file. */
  const change = (from, to) => writeFileSync(file, readFileSync(file, "utf8").replace(from, to));
  return { url, close, ran, prepare: { change } };
}
