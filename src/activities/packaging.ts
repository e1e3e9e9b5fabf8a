import type { Activity } from "./activity";

/** Packaging of the product: amount x factor of the packaging or of its material. */
export const packaging: Activity = { name: "packaging", categories: ["packaging", "material", "spend", "other"], takesCredit: false };
