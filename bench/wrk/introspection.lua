-- The API application introspects the same token of a machine user every time. See "prepare" for the environment.
wrk.method = "POST"
wrk.headers["Authorization"] = os.getenv("SIGNET_API")
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.body = "token=" .. os.getenv("SIGNET_MACHINE_TOKEN")

done = dofile("bench/wrk/signet.lua").done
