// A disk that takes its time, for processes that are to be killed while they write: every file goes down in slices with pauses between them.
const files = require("node:fs/promises");

const slices = 20;
const pauseMs = 5;
const { open } = files;

files.open = async (...given) => {
  const file = await open(...given);
  file.writeFile = async (data) => {
    process.stderr.write("\u0001writing\n");
    const size = Math.max(1, Math.ceil(data.length / slices));
    for (let at = 0; at < data.length; at += size) {
      await file.write(data, at, Math.min(size, data.length - at));
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  };
  return file;
};
