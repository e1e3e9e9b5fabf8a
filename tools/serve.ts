import webpack from "webpack";
import WebpackDevServer from "webpack-dev-server";
import { configuration } from "./build/configuration";

export interface Certificate {
  readonly key: string | Buffer;
  readonly cert: string | Buffer;
  readonly ca?: string | Buffer;
}

/** Builds the add-in for development and serves it over https, building again when a file changes. Answers once it can be fetched. */
export async function serve(certificate: Certificate, port: number): Promise<WebpackDevServer> {
  const server = new WebpackDevServer(
    {
      host: "localhost",
      port,
      server: { type: "https", options: { ...certificate } },
      // Excel fetches the functions' metadata from an origin of its own.
      headers: { "Access-Control-Allow-Origin": "*" },
      // The page takes no inline styles, which the overlay is made of, and one world of modules, which hot replacement would split.
      client: { overlay: false },
      hot: false,
      liveReload: true,
      static: false,
    },
    webpack(configuration("development")),
  );
  await server.start();
  await new Promise<void>((resolve) => server.middleware!.waitUntilValid(() => resolve()));
  return server;
}
