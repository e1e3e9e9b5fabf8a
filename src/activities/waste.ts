import type { Activity } from "./activity";

/** Treatment of waste and waste water: amount x treatment factor. */
export const waste: Activity = { name: "waste", categories: ["waste", "water", "other"], takesCredit: false };
