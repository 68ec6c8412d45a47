-- For wrk: posts comments, each with another text and name, to articles drawn by Zipf's law from a file of slugs.
--   BENCH_PATHS   the file: addresses of articles, the most wanted first
--   BENCH_RUN     a word that no run before had, so that no text is a repetition
-- Prints at the end: RESULT rate p50 p95 p99 max (microseconds) errors

local paths = {}
local draws = {}
local threads = 0
local at = 0
local words = {}

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
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

function request()
  at = at + 1
  local said = {}
  for i = 1, 40 do said[i] = words[math.random(#words)] end
  local body = string.format('{"displayName": "Reader %d", "text": "%s, says %s of %d: %s."}', math.random(10000),
    words[math.random(#words)], os.getenv("BENCH_RUN"), number * 10000000 + at, table.concat(said, " "))
  return wrk.format("POST", paths[draws[at % #draws + 1]], { ["Content-Type"] = "application/json" }, body)
end

function done(summary, latency, _)
  local errors = summary.errors
  io.write(string.format("RESULT %.1f %d %d %d %d %d\n", summary.requests / summary.duration * 1e6,
    latency:percentile(50), latency:percentile(95), latency:percentile(99), latency.max,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
