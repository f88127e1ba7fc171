-- A new signed token for each request. See "prepare" for the environment.
wrk.method = "POST"
wrk.headers["Authorization"] = os.getenv("SIGNET_MACHINE")
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.body = "grant_type=client_credentials&scope=" .. os.getenv("SIGNET_MACHINE_SCOPE")

done = dofile("bench/wrk/signet.lua").done
