-- For wrk: posts comments to articles drawn by Zipf's law from a file of slugs, and likes what was posted. Of ten requests
-- six are a guest's first comment, one is a known guest's next, two are a known guest's answer in a thread that this run
-- began, and one is a like; where comments wait for a moderator, the last three are next comments, too.
--   BENCH_PATHS   the file: addresses of articles, the most wanted first
--   BENCH_RUN     a word that no run before had, so that no text is a repetition
-- Prints at the end: RESULT rate p50 p95 p99 max (microseconds) errors posted
-- where the rate is that of comments, the times are of all requests, and posted says how many comments were taken.

local KNOWN = 2000
local paths = {}
local draws = {}
local threads = {}
local at = 0
local words = {}
local known = {}
local last
posted = 0

function setup(thread)
  threads[#threads + 1] = thread
  thread:set("number", #threads)
end

function init(args)
  local cumulative = {}
  local sum = 0
  for line in io.lines(os.getenv("BENCH_PATHS")) do
    paths[#paths + 1] = line .. "/comments"
    sum = sum + 1 / #paths
    cumulative[#paths] = sum
  end
  math.randomseed(30 + number)
  for i = 1, 100000 do
    local wanted = math.random() * sum
    local low, high = 1, #paths
    while low < high do
      local middle = math.floor((low + high) / 2)
      if cumulative[middle] < wanted then low = middle + 1 else high = middle end
    end
    draws[i] = low
  end
  for word in ("harbour council tram winter minister market signal bridge letter garden station coffee answer vote budget"
    .. " school teacher river morning question summer engine weather village doctor paper window mountain"):gmatch("%a+") do
    words[#words + 1] = word
  end
end

local function post(path, reader, parent)
  local said = {}
  for i = 1, 40 do said[i] = words[math.random(#words)] end
  local body = string.format('{"displayName": "Reader %d", %s"text": "%s, says %s of %d: %s."}', math.random(10000),
    parent and '"parent": "' .. parent .. '", ' or "", words[math.random(#words)], os.getenv("BENCH_RUN"),
    number * 10000000 + at, table.concat(said, " "))
  return wrk.format("POST", path, { ["Content-Type"] = "application/json", Authorization = reader }, body)
end

function request()
  at = at + 1
  local kind = at % 10
  if kind < 6 or #known < 100 then return post(paths[draws[at % #draws + 1]]) end
  local reader = known[math.random(#known)]
  local other = known[math.random(#known)]
  if kind == 6 or not other.id then return post(paths[draws[at % #draws + 1]], reader.token) end
  if kind < 9 then return post(other.path, reader.token, other.id) end
  return wrk.format("PUT", "/v1/comments/" .. other.id .. "/reactions/like", { Authorization = reader.token })
end

function response(status, headers, body)
  if status ~= 201 then return end
  posted = posted + 1
  local token = body:match('"readerToken":"([^"]+)"')
  if not token then return end
  local entry = { token = "Bearer " .. token }
  if body:find('"state":"approved"', 1, true) then
    entry.id = body:match('"id":"([^"]+)"')
    entry.path = "/v1/articles/" .. body:match('"article":{"id":"([^"]+)"') .. "/comments"
  end
  known[#known < KNOWN and #known + 1 or math.random(KNOWN)] = entry
end

function done(summary, latency, _)
  local errors = summary.errors
  local all = 0
  for _, thread in ipairs(threads) do all = all + thread:get("posted") end
  io.write(string.format("RESULT %.1f %d %d %d %d %d %d\n", all / summary.duration * 1e6,
    latency:percentile(50), latency:percentile(95), latency:percentile(99), latency.max,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout, all))
end
