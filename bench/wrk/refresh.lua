-- Exchanges refresh tokens for new ones, each once. The command "prepare" of the benchmark prints the environment
-- variables that this script needs. Use one thread (-t1), since every thread would use the same tokens, and at most half
-- as many connections as there are tokens.
local signet = dofile("bench/wrk/signet.lua")

local client = os.getenv("SIGNET_WEB_CLIENT")
local headers = { ["Content-Type"] = "application/x-www-form-urlencoded" }
local tokens, first, last = {}, 1, 0
for token in os.getenv("SIGNET_REFRESH_TOKENS"):gmatch("%S+") do
  last = last + 1
  tokens[last] = token
end

function request()
  local token = tokens[first]
  tokens[first] = nil
  first = first + 1
  return wrk.format("POST", "/oauth/v2/token", headers,
    "grant_type=refresh_token&client_id=" .. client .. "&refresh_token=" .. (token or "none-left"))
end

function response(status, _, body)
  local token = body:match('"refresh_token":"([^"]+)"')
  if token then
    last = last + 1
    tokens[last] = token
  end
end

done = signet.done
