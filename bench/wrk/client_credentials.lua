-- Requests a new signed token each time. The command "prepare" of the benchmark prints the environment variables that
-- this script needs.
wrk.method = "POST"
wrk.headers["Authorization"] = os.getenv("SIGNET_MACHINE")
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.body = "grant_type=client_credentials&scope=" .. os.getenv("SIGNET_MACHINE_SCOPE")

done = dofile("bench/wrk/signet.lua").done
