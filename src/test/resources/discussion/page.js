// A page that drives the API as a publisher's would: nothing here knows more than the contract tells.

const given = new URLSearchParams(location.search);
const api = given.get("api");
const article = given.get("article");
const $ = selector => document.querySelector(selector);
const threads = $("#threads");

async function call(path, options = {}) {
  const response = await fetch(path.startsWith("http") ? path : api + path, {
    ...options,
    headers: {
      ...(options.body && { "Content-Type": "application/json" }),
      ...(options.method === "POST" && { "Idempotency-Key": crypto.randomUUID() }),
      ...options.headers,
    },
  });
  const answer = response.status === 204 ? null : await response.json();
  if (!response.ok) throw new Error(answer.detail ?? answer.title);
  return answer;
}

const post = (path, body, headers) => call(path, { method: "POST", body: JSON.stringify(body), headers });

/** Does what a form or a button asks for, and says beside it what became of it. */
async function doing(output, action) {
  output.textContent = "…";
  try {
    output.textContent = (await action()) ?? "";
  } catch (problem) {
    output.textContent = problem.message;
  }
}

// The article

async function showArticle() {
  const shown = await call(`/v1/articles/${article}`);
  document.title = $("#headline").textContent = shown.headline;
  $("#standfirst").textContent = shown.standfirst ?? "";
  $("#body").replaceChildren(...shown.blocks.map(block => {
    const paragraph = document.createElement("p");
    paragraph.textContent = block.text;
    return paragraph;
  }));
}

async function showCount() {
  const counts = await call(`/v1/comment-counts?ids=${article}`);
  $("#count").textContent = counts.items[0]?.comments ?? 0;
}

// The discussion

/** Puts a comment where it belongs, or what it says now into the place that it has. */
function showComment(comment, list, first) {
  let item = document.getElementById(comment.id);
  if (!item) {
    item = $("#comment").content.firstElementChild.cloneNode(true);
    item.id = comment.id;
    item.querySelector(".reply").onclick = () => answer(comment);
    item.querySelector(".report").onclick = event =>
      doing(event.target.parentElement.querySelector("output"), async () => {
        await post(`/v1/comments/${comment.id}/reports`, { reason: "offensive" });
        return "Reported.";
      });
    first ? list.prepend(item) : list.append(item);
  }
  item.querySelector(".name").textContent = comment.displayName ?? "";
  item.querySelector(".badges").textContent = (comment.badges ?? []).join(", ");
  item.querySelector("time").textContent = comment.createdAt;
  item.querySelector(".text").innerHTML = comment.deleted ? "Deleted." : comment.html; // safe, says the contract
  for (const what of [".reply", ".report"]) item.querySelector(what).hidden = Boolean(comment.deleted);
  return item;
}

async function showThreads(address) {
  const page = await call(address);
  for (const thread of page.items) {
    const replies = showComment(thread, threads, false).querySelector(".replies");
    thread.replies.forEach(reply => showComment(reply, replies, false));
  }
  $("#more").hidden = !page.next;
  $("#more").onclick = () => showThreads(page.next);
}

let parent = null;

function answer(comment) {
  parent = comment?.id ?? null;
  $("#answering").hidden = !comment;
  $("#answering b").textContent = comment?.displayName ?? "";
  if (comment) $("#post").scrollIntoView();
}
$("#answering button").onclick = () => answer(null);

$("#post").onsubmit = event => {
  event.preventDefault();
  const form = event.target;
  doing(form.querySelector("output"), async () => {
    const posted = await post(`/v1/articles/${article}/comments`, {
      displayName: form.displayName.value,
      text: form.text.value,
      ...(parent && { parent }),
    });
    form.text.value = "";
    answer(null);
    return { pending: "A moderator will look at it.", approved: "Thank you.", rejected: `Not taken: ${posted.reasonCode}` }[
      posted.state
    ];
  });
};

function listen() {
  const stream = new EventSource(`${api}/v1/articles/${article}/comments/stream`);
  stream.addEventListener("comment", event => {
    const { root, comment } = JSON.parse(event.data);
    const isThread = root === comment.id;
    const list = isThread ? threads : document.getElementById(root)?.querySelector(".replies");
    if (list) showComment(comment, list, isThread);
    setTimeout(showCount, 1500);
  });
  stream.addEventListener("removed", event => {
    document.getElementById(JSON.parse(event.data).id)?.remove();
    setTimeout(showCount, 1500);
  });
  stream.addEventListener("reset", () => location.reload());
  stream.addEventListener("end", () => stream.close());
  stream.addEventListener("hello", () => { document.body.dataset.live = "yes"; });
}

// The moderators' queue

let key = "";
const decide = (comment, what) => post(`/v1/comments/${comment}/${what}`, {}, { "X-Api-Key": key });

/** Text, with what the rules found in it marked. */
function marked(text, spans) {
  const parts = document.createDocumentFragment();
  let at = 0;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    parts.append(text.slice(at, start), mark);
    at = end;
  }
  parts.append(text.slice(at));
  return parts;
}

function showItem({ comment, article: about, reports }) {
  const item = $("#item").content.firstElementChild.cloneNode(true);
  const findings = comment.decisions.flatMap(decision => decision.findings);
  item.dataset.comment = comment.id;
  item.querySelector(".name").textContent = comment.displayName;
  item.querySelector(".article").textContent = about.headline;
  item.querySelector(".text").append(
    marked(comment.text, findings.flatMap(finding => finding.spans).filter(span => span.in === "text")));
  const why = [
    ...findings.map(finding => finding.reason),
    ...Object.entries(reports?.reasons ?? {}).map(([reason, count]) => `${reason} (${count})`),
  ];
  item.querySelector(".why").append(...why.map(reason => {
    const line = document.createElement("li");
    line.textContent = reason;
    return line;
  }));
  for (const what of ["approve", "reject"]) {
    item.querySelector(`.${what}`).onclick = () =>
      doing(item.querySelector("output"), async () => {
        await decide(comment.id, what);
        item.remove();
      });
  }
  return item;
}

$("#desk").onsubmit = event => {
  event.preventDefault();
  const form = event.target;
  key = form.key.value;
  doing(form.querySelector("output"), async () => {
    const page = await call(`/v1/moderation/queue?state=${form.state.value}`, { headers: { "X-Api-Key": key } });
    $("#queue").replaceChildren(...page.items.map(showItem));
    return page.items.length ? "" : "Nothing waits.";
  });
};

await Promise.all([showArticle(), showThreads(`/v1/articles/${article}/comments`), showCount()]);
listen();
