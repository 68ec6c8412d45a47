// Reads the demonstration story through the types that are made from the contract, and prints what a page would show,
// a line each. TypedClientsTest runs it against a Dateline, and against one whose answers hold things from the future.
import createClient from "openapi-fetch";
import type { components, paths } from "./dateline.js";

type Article = components["schemas"]["Article"];
type Block = components["schemas"]["BlockView"];
type Thread = components["schemas"]["CommentThread"];

declare const process: { argv: string[] };

const [base, slug] = process.argv.slice(2);
if (base === undefined || slug === undefined) {
  throw new Error("give the address of a Dateline and the slug of an article");
}
const client = createClient<paths, "application/json">({ baseUrl: base });

function say(...parts: (string | undefined)[]): void {
  console.log(parts.map((part) => (part ?? "").replaceAll(/\s+/g, " ")).join("\t"));
}

function shown(block: Block): string {
  switch (block.type) {
    case "image":
      return block.image?.credit ?? "";
    case "pullquote":
      return block.quote ?? "";
    default:
      // What a client does not know it shows by its text.
      return block.text;
  }
}

function show(article: Article): void {
  say("headline", article.headline);
  say("kind", article.kind);
  say("site", article.site.name, article.site.tagline);
  say("credit", article.leadImage?.credit);
  for (const block of article.blocks) {
    say("block", block.type, shown(block));
    for (const span of block.spans) {
      say("span", span.type, block.text.slice(span.start, span.end));
    }
  }
  for (const quote of article.quotes) {
    say("quote", quote.text, quote.speaker?.name, quote.madeBy);
  }
  for (const person of article.people) {
    say("person", person.name, person.office, person.rel);
  }
  for (const place of article.places) {
    say("place", place.name, place.kind);
  }
  for (const correction of article.corrections) {
    say("correction", correction.kind, correction.text);
  }
  say("discussion", article.discussion.state, article.discussion.prompt);
}

function showComment(comment: Thread): void {
  say("comment", comment.displayName, comment.plainText);
}

const article = await client.GET("/v1/articles/{id}", { params: { path: { id: slug } } });
if (article.data === undefined) {
  throw new Error(JSON.stringify(article.error));
}
show(article.data);

const discussion = await client.GET("/v1/articles/{id}/comments", { params: { path: { id: slug } } });
if (discussion.data === undefined) {
  throw new Error(JSON.stringify(discussion.error));
}
discussion.data.items.forEach(showComment);

const list = await client.GET("/v1/articles", { params: { query: { limit: 100 } } });
say("articles", String(list.data?.items.length));
const people = await client.GET("/v1/people", { params: { query: { limit: 100 } } });
say("people", String(people.data?.items.length));
const changes = await client.GET("/v1/changes", { params: { query: { after: 0 } } });
say("changes", String(changes.data?.items.length));
