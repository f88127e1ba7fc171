-- For requests that are always the same (get user, userinfo, JWKS, discovery): adds only the report.
done = dofile("bench/wrk/signet.lua").done
