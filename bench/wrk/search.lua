-- Searches people by a part of their family name. METHOD is CONTAINS (default), STARTS_WITH, ENDS_WITH or EQUALS, each
-- also with _IGNORE_CASE.
local signet = dofile("bench/wrk/signet.lua")
local method = os.getenv("METHOD") or "CONTAINS"

function init()
  math.randomseed(os.time())
end

local function part(name)
  if method:find("STARTS") then
    return name:sub(1, 5)
  elseif method:find("CONTAINS") then
    return name:sub(2, 6)
  elseif method:find("ENDS") then
    return name:sub(-5)
  end
  return name
end

function request()
  local text = part(signet.last_name())
  if method:find("IGNORE_CASE") then
    text = text:upper()
  end
  return signet.post("/management/v1/users/_search", string.format(
    '{"query":{"limit":20,"asc":true},"queries":[{"lastNameQuery":{"lastName":"%s","method":"TEXT_QUERY_METHOD_%s"}}]}',
    text, method))
end

done = signet.done
