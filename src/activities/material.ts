import type { Activity } from "./activity";

/** Raw and auxiliary materials, water and bought parts: amount x cradle-to-gate factor. Spend-based factors take an amount of money. */
export const material: Activity = { name: "material", categories: ["material", "packaging", "water", "process", "spend", "other"], takesCredit: false };
