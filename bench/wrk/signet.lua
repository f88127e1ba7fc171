-- What the other scripts have in common. Calls of the API carry the token in the environment variable SIGNET_TOKEN.
local signet = {}

local syllables = {}
for syllable in ("ban bel bor dan del dor fan fel gar gen gol han hel hor kal ken kor lan lem lor man mer nor pal per "
  .. "ros san tal ver wol"):gmatch("%S+") do
  syllables[#syllables + 1] = syllable
end

-- A family name as in the seed: three of 30 syllables.
function signet.last_name()
  local name = syllables[math.random(#syllables)] .. syllables[math.random(#syllables)]
    .. syllables[math.random(#syllables)]
  return name:sub(1, 1):upper() .. name:sub(2)
end

function signet.post(path, body)
  return wrk.format("POST", path, {
    ["Authorization"] = "Bearer " .. os.getenv("SIGNET_TOKEN"),
    ["Content-Type"] = "application/json",
  }, body)
end

-- Prints percentiles and the number of responses that were not 2xx, which wrk itself counts as successful.
function signet.done(summary, latency)
  print(string.format("p50 %.2f ms, p95 %.2f ms, p99 %.2f ms, %.0f requests/s, %d not 2xx or 3xx, %d without answer",
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000,
    summary.requests / (summary.duration / 1e6), summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end

return signet
