-- For requests that never change (get user, userinfo, JWKS, discovery): only the report.
done = dofile("bench/wrk/signet.lua").done
