/**
 * What the workbench's page may do: its own files and nothing else. No eval, no inline script, no request to anywhere, no frame around it.
 * Inline styles are the one concession: the grid writes <style> elements for its theme, and cells pasted from Excel bring style attributes.
 */
export const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");
