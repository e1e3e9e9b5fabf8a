// The rooms of the house, lowest first: a room may use the rooms before it and itself, never one after it.
// Adding a room means adding its line here; a file in no room is refused.
const rooms = [
  { name: "errors", path: "^src/errors\\.ts$" },
  { name: "locales", path: "^src/locales/" },
  { name: "units", path: "^src/units/" },
  { name: "factors", path: "^src/factors/" },
  { name: "activities", path: "^src/activities/" },
  { name: "footprint", path: "^src/footprint/" },
  { name: "interpretation", path: "^src/interpretation/" },
  { name: "study", path: "^src/study/" },
  { name: "charts", path: "^src/charts/" },
  { name: "tables", path: "^src/tables/" },
  { name: "audit", path: "^src/audit/" },
  { name: "workbook", path: "^src/workbook/" },
  { name: "report", path: "^src/report/" },
  { name: "exchange", path: "^src/exchange/" },
  { name: "functions", path: "^functions/" },
  { name: "hosts", path: "^src/hosts/" },
  { name: "taskpane", path: "^taskpane/" },
];

// A host serves the functions (the engine calls them); the functions know no host. The entries join all of them.
const forbidden = rooms.flatMap((room, index) => {
  const later = rooms.slice(index + 1).map((other) => other.path);
  if (room.name === "functions") later.push("^src/hosts/");
  if (room.name === "report") later.push("^src/exchange/");
  if (room.name === "exchange") later.push("^src/report/");
  if (later.length === 0) return [];
  return [
    {
      name: `${room.name}-looks-up`,
      comment: `${room.name} may use only the rooms before it (see the list in .dependency-cruiser.cjs)`,
      severity: "error",
      from: { path: room.path, pathNot: "^src/hosts/(cli|workbench/index)\\.tsx?$" },
      to: { path: later },
    },
  ];
});

forbidden.push(
  {
    name: "no-circle",
    comment: "no circle of imports, types included",
    severity: "error",
    from: {},
    to: { circular: true },
  },
  {
    name: "no-file-outside-a-room",
    comment: "every file of src, functions and taskpane belongs to a room",
    severity: "error",
    from: { path: "^(src|functions|taskpane)/", pathNot: rooms.map((room) => room.path) },
    to: {},
  },
  {
    name: "views-take-a-host",
    comment: "a view of the pane receives its host as an argument; only an entry chooses one",
    severity: "error",
    from: { path: "^taskpane/", pathNot: "^taskpane/index\\.tsx?$" },
    to: { path: "^src/hosts/" },
  },
  {
    name: "sum-without-world",
    comment: "src (hosts apart) uses no Node module and no Office or browser library",
    severity: "error",
    from: { path: "^src/", pathNot: "^src/hosts/" },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "sum-libraries",
    comment: "the libraries the sum may use: decimal.js, and those chosen for search and charts",
    severity: "error",
    from: { path: "^src/", pathNot: "^src/hosts/" },
    to: { path: "node_modules", pathNot: "node_modules/(decimal\\.js|minisearch|fflate|d3-array|d3-sankey|@types/d3-(array|sankey))/" },
  },
  {
    name: "nothing-from-tests",
    severity: "error",
    from: { path: "^(src|functions|taskpane)/" },
    to: { path: "^(test|tools)/" },
  },
  {
    name: "resolvable",
    severity: "error",
    from: {},
    to: { couldNotResolve: true },
  },
);

module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "types", "default"], extensions: [".ts", ".tsx", ".js", ".json"] },
  },
};
