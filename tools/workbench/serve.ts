import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import path from "node:path";
import { pipeline } from "node:stream";
import { createGzip } from "node:zlib";
import { policy } from "./policy";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};
const compressed = new Set([".html", ".js", ".css", ".json", ".svg", ".txt"]);

export interface Served {
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Serves a folder on this machine alone (127.0.0.1), read-only. The port is `port`, or the first free one from 3100 on.
 * @throws Error when the port that was asked for is taken.
 */
export async function serve(folder: string, port?: number): Promise<Served> {
  const server = createServer((request, response) => answer(path.resolve(folder), request, response));
  const taken = await listen(server, port);
  return {
    address: `http://127.0.0.1:${taken}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function listen(server: Server, wanted?: number): Promise<number> {
  const candidates = wanted !== undefined ? [wanted] : Array.from({ length: 100 }, (_, index) => 3100 + index);
  for (const port of candidates) {
    if (await tryPort(server, port)) {
      const address = server.address();
      if (address === null || typeof address === "string") throw new Error("The server has no port.");
      return address.port;
    }
  }
  throw new Error(wanted !== undefined ? `Port ${wanted} is in use. Give another with PORT=..., or none.` : "No port between 3100 and 3199 is free. Give one with PORT=....");
}

function tryPort(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(false);
      else reject(error);
    };
    server.once("error", failed);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", failed);
      resolve(true);
    });
  });
}

function answer(folder: string, request: IncomingMessage, response: ServerResponse): void {
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "no-referrer");
  response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  // A page elsewhere may have a name that it points at this machine; it is answered only under our own.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? "")) return refuse(response, 421);
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405);
  const file = fileOf(folder, request.url ?? "/");
  const info = file === null ? undefined : statSync(file, { throwIfNoEntry: false });
  if (file === null || !info?.isFile()) return refuse(response, 404);

  const extension = path.extname(file).toLowerCase();
  response.setHeader("Content-Type", types[extension] ?? "application/octet-stream");
  // The names of scripts and styles carry a hash of their content.
  response.setHeader("Cache-Control", /\.[0-9a-f]{16,}\.(js|css)$/.test(file) ? "public, max-age=31536000, immutable" : "no-cache");
  const zipped = compressed.has(extension) && /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
  if (zipped) response.setHeader("Content-Encoding", "gzip");
  else response.setHeader("Content-Length", info.size);
  response.setHeader("Vary", "Accept-Encoding");
  response.writeHead(200);
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  const broken = () => response.destroy();
  if (zipped) pipeline(createReadStream(file), createGzip({ level: 1 }), response, (error) => error && broken());
  else pipeline(createReadStream(file), response, (error) => error && broken());
}

/** The file that an address names, or null where it leads out of the folder or cannot be read as an address. */
function fileOf(folder: string, url: string): string | null {
  let name: string;
  try {
    name = decodeURIComponent(url.split(/[?#]/, 1)[0]!);
  } catch {
    return null;
  }
  if (name.includes("\0") || name.includes("\\")) return null;
  const file = path.resolve(folder, `.${name.endsWith("/") ? `${name}index.html` : name}`);
  return file.startsWith(folder + path.sep) && !path.basename(file).startsWith(".") ? file : null;
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" });
  response.end(`${status}\n`);
}
