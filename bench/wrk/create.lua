-- Creates people with new user names.
local signet = dofile("bench/wrk/signet.lua")

local threads = 0
function setup(thread)
  thread:set("thread", threads)
  threads = threads + 1
end

local count = 0
local run = string.format("wrk-%x", os.time())

function request()
  count = count + 1
  local name = string.format("%s-%d-%d", run, thread, count)
  return signet.post("/management/v1/users/human", string.format(
    '{"userName":"%s","profile":{"firstName":"Wrk","lastName":"%s"},'
      .. '"email":{"email":"%s@bench.example.com","isEmailVerified":true}}',
    name, signet.last_name(), name))
end

done = signet.done
