import type { Activity } from "./activity";

/** Bought heat and steam: energy (or mass of steam) x factor. */
export const heat: Activity = { name: "heat", categories: ["heat", "other"], takesCredit: false };
