-- The API application introspects the same token of a machine user every time. The command "prepare" of the benchmark
-- prints the environment variables that this script needs.
wrk.method = "POST"
wrk.headers["Authorization"] = os.getenv("SIGNET_API")
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.body = "token=" .. os.getenv("SIGNET_MACHINE_TOKEN")

done = dofile("bench/wrk/signet.lua").done
