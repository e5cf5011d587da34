#!/usr/bin/env bash
# make-real-crawl.sh FOLDER [PACKAGE…]
#
# Makes a real crawl to curate: Debian documentation packages, each served as a host of its own by nginx on
# loopback (http://PACKAGE.docs.test/) and crawled with wget into FOLDER/warc/PACKAGE.warc.gz, one gzip member
# a record. Nothing is installed but nginx and wget; finished packages are not crawled again.
# Needs Debian or a relative of it, and root for apt-get when nginx or wget is missing.
set -euo pipefail
[ $# -ge 1 ] || { sed -n '2,7p' "$0" | cut -c3-; exit 2; }
mkdir -p "$1"
out=$(cd "$1" && pwd); shift
port=${PORT:-18123}
packages=("$@")
[ ${#packages[@]} -gt 0 ] || packages=(
  debian-handbook python3.11-doc postgresql-doc-15 apache2-doc sqlite3-doc git-doc bash-doc debian-policy
  cppreference-doc-en-html python-django-doc anarchism debian-history live-manual-html harden-doc
  gimp-help-en gimp-help-de libreoffice-help-fr libreoffice-help-ru libreoffice-help-ja
  installation-guide-amd64 debian-reference-es debian-reference-it debian-reference-zh-cn
  maint-guide-fr maint-guide-de developers-reference-ja aptitude-doc-cs debian-edu-doc-nl debian-faq)

for tool in nginx wget; do
  command -v "$tool" >/dev/null || apt-get install -y --no-install-recommends "$tool" >/dev/null
done
mkdir -p "$out"/{debs,sites,warc,tmp}

for package in "${packages[@]}"; do
  [ -e "$out/sites/$package" ] && continue
  (cd "$out/debs" && apt-get download -q "$package" >/dev/null)
  dpkg-deb -x "$out/debs/${package}"_*.deb "$out/tmp/unpacked"
  find "$out/tmp/unpacked" -type f ! -iname '*.html*' ! -iname '*.htm' ! -iname '*.xhtml' -delete
  find "$out/tmp/unpacked" -iname '*.gz' -delete
  mv "$out/tmp/unpacked" "$out/sites/$package"
done

cat >"$out/tmp/nginx.conf" <<CONF
user $(id -un); pid $out/tmp/nginx.pid; error_log $out/tmp/nginx.log crit; worker_processes 1;
events {}
http {
  access_log off; types { text/html html htm xhtml; } default_type text/html;
  client_body_temp_path $out/tmp/1; proxy_temp_path $out/tmp/2; fastcgi_temp_path $out/tmp/3; uwsgi_temp_path $out/tmp/4; scgi_temp_path $out/tmp/5;
  server {
    listen 127.0.0.1:$port; server_name ~^(?<package>.+)\.docs\.test\$;
    root $out/sites/\$package; autoindex on; index index.html index.htm;
  }
}
CONF
nginx -p "$out/tmp" -c "$out/tmp/nginx.conf"
trap 'kill "$(cat "$out/tmp/nginx.pid")"' EXIT

crawl() { # the server is given as proxy, so that no name has to resolve
  local status=0
  http_proxy="http://127.0.0.1:$port" wget --no-verbose --recursive --level=inf --no-parent --delete-after \
    --directory-prefix="$out/tmp/$1" --reject='css,js,png,jpg,jpeg,gif,svg,ico,woff,woff2,ttf,pdf,ps,gz,zip,xml,json' \
    --warc-file="$out/tmp/$1" --warc-tempdir="$out/tmp" --output-file="$out/tmp/$1.log" "http://$1.docs.test/" || status=$?
  [ $status -eq 0 ] || [ $status -eq 8 ] || return $status # 8: some link answered with an error, as links do
  mv "$out/tmp/$1.warc.gz" "$out/warc/$1.warc.gz"
}
export -f crawl; export out port
for package in "${packages[@]}"; do [ -e "$out/warc/$package.warc.gz" ] || echo "$package"; done | xargs -r -P 2 -I{} bash -c 'crawl {}'
du -ch "$out"/warc/*.warc.gz | tail -1
