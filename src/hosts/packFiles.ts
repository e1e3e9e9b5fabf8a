// What makes the pane's pack for a verifier in Excel, as one script that is loaded when one is asked for.
export { openDocument } from "./excel/openDocument";
export { verifierPack } from "./verifierPack";
