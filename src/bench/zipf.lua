-- For wrk: draws addresses by Zipf's law (exponent 1) from a file of lines "PATH<tab>ETAG", the first the most wanted.
-- All is told by the environment:
--   BENCH_PATHS     the file
--   BENCH_KEY       an API key to be sent
--   BENCH_MATCH     any value: send each path's ETag as If-None-Match, so that the answer is 304
--   BENCH_ENCODING  Accept-Encoding to be sent
--   BENCH_UNIFORM   any value: draw all alike
-- Prints at the end: RESULT rate p50 p95 p99 max (microseconds) errors

local requests = {}
local draws = {}
local threads = 0
local at = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

function init(args)
  local cumulative = {}
  local sum = 0
  for line in io.lines(os.getenv("BENCH_PATHS")) do
    local path, etag = line:match("^([^\t]*)\t?(.*)$")
    local headers = {}
    if os.getenv("BENCH_KEY") then headers["X-Api-Key"] = os.getenv("BENCH_KEY") end
    if os.getenv("BENCH_MATCH") then headers["If-None-Match"] = etag end
    if os.getenv("BENCH_ENCODING") then headers["Accept-Encoding"] = os.getenv("BENCH_ENCODING") end
    requests[#requests + 1] = wrk.format("GET", path, headers)
    sum = sum + (os.getenv("BENCH_UNIFORM") and 1 or 1 / #requests)
    cumulative[#requests] = sum
  end
  math.randomseed(20 + number)
  for i = 1, 100000 do
    local wanted = math.random() * sum
    local low, high = 1, #requests
    while low < high do
      local middle = math.floor((low + high) / 2)
      if cumulative[middle] < wanted then low = middle + 1 else high = middle end
    end
    draws[i] = low
  end
end

function request()
  at = at % #draws + 1
  return requests[draws[at]]
end

function done(summary, latency, _)
  local errors = summary.errors
  io.write(string.format("RESULT %.1f %d %d %d %d %d\n", summary.requests / summary.duration * 1e6,
    latency:percentile(50), latency:percentile(95), latency:percentile(99), latency.max,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
