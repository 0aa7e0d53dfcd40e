import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin, ResolvedConfig } from "vite";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
};

/**
 * Compresses each file once, here, and writes assets.json: the host serves exactly the files that stand in it, so that a file
 * left over from an older build is never served and no path has to be guessed.
 */
export function assetList(): Plugin {
  let config: ResolvedConfig;
  return {
    name: "asset-list",
    apply: "build",
    configResolved(resolved) { config = resolved; },
    // Not closeBundle: that is called after a failed build too, and would hide why it failed.
    writeBundle() {
      const root = config.build.outDir;
      const assets = files(root).map((file) => describe(root, file));
      writeFileSync(join(root, "assets.json"), `${JSON.stringify({ assets }, null, 2)}\n`);
      const sum = (key: "bytes" | "gzipBytes" | "brotliBytes"): number => assets.reduce((total, asset) => total + asset[key], 0);
      config.logger.info(`dashboard: ${assets.length} files, ${sum("bytes")} B, gzip ${sum("gzipBytes")} B, brotli ${sum("brotliBytes")} B`);
    },
  };
}

function describe(root: string, file: string) {
  const contentType = types[extname(file)];
  if (contentType === undefined) {
    throw new Error(`${file}: add its content type to build/assetList.ts`);
  }
  const content = readFileSync(file);
  const brotli = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } });
  const gzip = gzipSync(content, { level: 9 });
  writeFileSync(`${file}.br`, brotli);
  writeFileSync(`${file}.gz`, gzip);
  const path = relative(root, file).split(sep).join("/");
  return { path, contentType, hashed: path.startsWith("assets/"), bytes: content.length, gzipBytes: gzip.length, brotliBytes: brotli.length };
}

function files(folder: string): string[] {
  return readdirSync(folder).toSorted().map((name) => join(folder, name)).flatMap((path) => (statSync(path).isDirectory() ? files(path) : [path]));
}
