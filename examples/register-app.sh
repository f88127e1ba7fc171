#!/bin/sh
# Registers an application with a Signet server and prints its settings as NAME=value lines.
#
#   register-app.sh web|browser REDIRECT_URI POST_LOGOUT_REDIRECT_URI [NAME]
#
# web: an application with a server that keeps a secret. browser: JavaScript in a page, without a secret.
# SIGNET_URL (http://localhost:8080) is the server, SIGNET_TOKEN_FILE (data/admin.token) a token that may register.
set -eu
kind=${1:?web or browser} redirect=${2:?redirect URI} goodbye=${3:?post logout redirect URI} name=${4:-sample $(date +%s)}
url=${SIGNET_URL:-http://localhost:8080}
token=$(cat "${SIGNET_TOKEN_FILE:-$(dirname "$0")/../data/admin.token}")

case $kind in
  web) type=OIDC_APP_TYPE_WEB method=OIDC_AUTH_METHOD_TYPE_BASIC ;;
  browser) type=OIDC_APP_TYPE_USER_AGENT method=OIDC_AUTH_METHOD_TYPE_NONE ;;
  *) echo "web or browser, not $kind" >&2; exit 2 ;;
esac

post() {
  curl -sS --fail-with-body -H "Authorization: Bearer $token" -H 'Content-Type: application/json' -d "$2" "$url/management/v1/$1"
}
value() { # of a field of one JSON object
  printf '%s' "$2" | sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"
}

project=$(value id "$(post projects "{\"name\": \"$name\"}" | sed 's/"details":{[^}]*}//')")
app=$(post "projects/$project/apps/oidc" "{
  \"name\": \"$name\", \"appType\": \"$type\", \"authMethodType\": \"$method\", \"devMode\": true,
  \"redirectUris\": [\"$redirect\"], \"postLogoutRedirectUris\": [\"$goodbye\"],
  \"responseTypes\": [\"OIDC_RESPONSE_TYPE_CODE\"],
  \"grantTypes\": [\"OIDC_GRANT_TYPE_AUTHORIZATION_CODE\", \"OIDC_GRANT_TYPE_REFRESH_TOKEN\"]}")

echo "ISSUER=$url"
echo "CLIENT_ID=$(value clientId "$app")"
[ "$kind" = browser ] || echo "CLIENT_SECRET=$(value clientSecret "$app")"
