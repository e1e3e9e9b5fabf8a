import { PcfError } from "../../../errors";

const lt = 60, gt = 62, slash = 47, bang = 33, question = 63, equals = 61, quote = 34, apostrophe = 39, colon = 58;

/**
 * Walks over the tags of an XML text and knows where each one stands, so that an edit can splice the text instead of writing it anew.
 * Comments, CDATA and processing instructions are passed over; entities are never expanded. Tags must match: file.damaged if not.
 * One object moves along the text (no object per tag), which is what lets sheets of a million cells be read.
 */
export class Scanner {
  /** The tag that `next` stopped at: [start, end), its qualified name [nameStart, nameEnd), and the local part of it. */
  start = 0;
  end = 0;
  nameStart = 0;
  nameEnd = 0;
  localStart = 0;
  closing = false;
  empty = false;
  /** How many elements are open around the tag, itself not counted. */
  depth = 0;
  /** The attribute that `nextAttribute` stopped at. */
  attributeStart = 0;
  attributeEnd = 0;
  valueStart = 0;
  valueEnd = 0;

  private position: number;
  private attributePosition = 0;
  private readonly open: number[] = [];
  private pending = false;

  constructor(
    readonly text: string,
    readonly part: string,
    from = 0,
  ) {
    this.position = from;
  }

  /** Moves to the next tag; false at the end of the text. */
  next(): boolean {
    if (this.pending) {
      this.open.push(this.nameStart, this.nameEnd);
      this.pending = false;
    }
    const { text } = this;
    for (;;) {
      const start = text.indexOf("<", this.position);
      if (start < 0) {
        if (this.open.length > 0) throw this.damaged();
        return false;
      }
      const after = text.charCodeAt(start + 1);
      if (after === bang) this.position = this.passDeclaration(start);
      else if (after === question) this.position = this.passTo("?>", start + 2);
      else {
        this.readTag(start, after === slash);
        return true;
      }
    }
  }

  get name(): string {
    return this.text.slice(this.nameStart, this.nameEnd);
  }

  get local(): string {
    return this.text.slice(this.localStart, this.nameEnd);
  }

  /** The prefix with its colon ("x:"), or "". */
  get prefix(): string {
    return this.text.slice(this.nameStart, this.localStart);
  }

  isLocal(local: string): boolean {
    return this.nameEnd - this.localStart === local.length && this.text.startsWith(local, this.localStart);
  }

  /** Moves to the next attribute of an opening tag. */
  nextAttribute(): boolean {
    const { text } = this;
    let at = this.attributePosition;
    const stop = this.end - (this.empty ? 2 : 1);
    while (at < stop && text.charCodeAt(at) <= 32) at++;
    if (at >= stop) return false;
    this.attributeStart = at;
    while (at < stop && text.charCodeAt(at) !== equals && text.charCodeAt(at) > 32) at++;
    this.attributeEnd = at;
    while (at < stop && text.charCodeAt(at) <= 32) at++;
    if (text.charCodeAt(at) !== equals) throw this.damaged();
    at++;
    while (at < stop && text.charCodeAt(at) <= 32) at++;
    const mark = text.charCodeAt(at);
    if (mark !== quote && mark !== apostrophe) throw this.damaged();
    this.valueStart = at + 1;
    this.valueEnd = text.indexOf(mark === quote ? '"' : "'", at + 1);
    if (this.valueEnd < 0 || this.valueEnd >= this.end) throw this.damaged();
    this.attributePosition = this.valueEnd + 1;
    return true;
  }

  isAttribute(name: string): boolean {
    return this.attributeEnd - this.attributeStart === name.length && this.text.startsWith(name, this.attributeStart);
  }

  damaged(): PcfError {
    return new PcfError("file.damaged", { part: this.part, reason: "xml" });
  }

  private readTag(start: number, closing: boolean): void {
    const { text } = this;
    this.start = start;
    this.closing = closing;
    let at = start + (closing ? 2 : 1);
    this.nameStart = at;
    this.localStart = at;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code <= 32 || code === gt || code === slash || code === lt || Number.isNaN(code)) break;
      at++;
      if (code === colon) this.localStart = at;
    }
    this.nameEnd = at;
    if (at === this.nameStart) throw this.damaged();
    this.attributePosition = at;
    at = this.findEnd(at);
    this.end = at + 1;
    this.position = at + 1;
    this.empty = !closing && text.charCodeAt(at - 1) === slash;
    if (closing) this.close();
    else {
      this.depth = this.open.length / 2;
      this.pending = !this.empty;
    }
  }

  /** The ">" that ends the tag: one inside of quotes does not. */
  private findEnd(from: number): number {
    const { text } = this;
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === gt) return at;
      if (code === quote || code === apostrophe) {
        at = text.indexOf(code === quote ? '"' : "'", at + 1);
        if (at < 0) break;
      } else if (code === lt) break;
    }
    throw this.damaged();
  }

  private close(): void {
    const { text, open } = this;
    const nameEnd = open.pop();
    const nameStart = open.pop();
    if (nameEnd === undefined || nameStart === undefined || nameEnd - nameStart !== this.nameEnd - this.nameStart) throw this.damaged();
    for (let at = nameStart, own = this.nameStart; at < nameEnd; at++, own++) if (text.charCodeAt(at) !== text.charCodeAt(own)) throw this.damaged();
    this.depth = open.length / 2;
  }

  private passDeclaration(start: number): number {
    if (this.text.startsWith("<!--", start)) return this.passTo("-->", start + 4);
    if (this.text.startsWith("<![CDATA[", start)) return this.passTo("]]>", start + 9);
    throw new PcfError("file.entity", { part: this.part });
  }

  private passTo(mark: string, from: number): number {
    const at = this.text.indexOf(mark, from);
    if (at < 0) throw this.damaged();
    return at + mark.length;
  }
}
