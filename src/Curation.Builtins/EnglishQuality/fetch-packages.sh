#!/bin/sh
# Fetches the Debian packages (bookworm) that the English quality scorer learns from and is measured on, and keeps what the maker reads.
#   fetch-packages.sh FOLDER
# Leaves FOLDER/packages/PACKAGE/… (none of them, in no language, is in the crawl of sample-data/make-real-crawl.sh) and FOLDER/junk-N.jsonl: the pages of
# the sample's generator under other seeds. What is there already is not fetched again.
set -eu
folder=${1:?usage: fetch-packages.sh FOLDER}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$folder/packages"
folder=$(cd "$folder" && pwd)

fetch() {
    for package in "$@"; do
        [ -e "$folder/packages/$package" ] && continue
        rm -rf "$folder/work"; mkdir -p "$folder/work/new"
        (cd "$folder/work" && apt-get download -qq "$package" >/dev/null 2>&1) || { echo "$package: not available" >&2; continue; }
        dpkg-deb --fsys-tarfile "$folder"/work/*.deb | tar -x -C "$folder/work/new" --wildcards --no-anchored \
            '*.html' '*.html.gz' '*.htm' '*.txt' '*.txt.gz' '*.page' '*.docbook' '*.dict.dz' '*.index' '*.pod' '*.rst' '*.rst.gz' '*.md' '*.md.gz' \
            '*/man[1-8]/*.gz' '*/info/*.gz' '*.utf8' 'hangelog*' '*/changelog*' '*/NEWS*' '*/README*' '*/FAQ*' '*/copyright' '*.mo' '*/emacs/*/etc/*' \
            '*.py' '*.c' '*.h' '*.cpp' '*.lua' '*.pl' '*/dict/*' '*data/*/*.txt' '*/training_*' '*/descript/*' '*/dat/*' '*.ruleset' 2>/dev/null || true
        dpkg-deb -c "$folder"/work/*.deb | awk 'NR <= 2000 {print $6}' >"$folder/work/new/contents.list"
        mv "$folder/work/new" "$folder/packages/$package"
    done
    rm -rf "$folder/work"
}

# handbooks, guides and policy
fetch doc-debian debian-kernel-handbook debmake-doc gnu-standards java-policy
fetch rust-doc perl-doc vim-doc r-doc-html privoxy fetchmail mutt exim4-doc-html postfix-doc zsh-doc shorewall-doc proftpd-doc ncurses-doc
fetch inkscape-tutorials fontforge-doc sylpheed-doc gpsd gnubg emacs-common octave-doc lilypond-doc-html racket-doc python-sklearn-doc
fetch bird2-doc bacula-doc varnish-doc monit swi-prolog-doc erlang-doc gnome-user-docs kstars-data khelpcenter step cmake-doc
fetch linux-doc-6.1 dosbox mercurial-common fluidsynth nagios4-common openvpn haproxy-doc tor chrony lighttpd-doc ledger tmux pandoc-data
# dictionaries, encyclopaedias, stories
fetch dict-jargon dict-foldoc dict-gcide dict-devil dict-vera freeciv-data 0ad-data-common crawl-common angband-data nethack-common bsdgames
fetch endless-sky-data dasher-data miscfiles gramps wesnoth-1.16-httt wesnoth-1.16-utbs wesnoth-1.16-did wesnoth-1.16-dm wesnoth-1.16-trow
fetch stellarium-data gcompris-qt-data colobot-common
# generated references, sources, translations, lists
fetch libglib2.0-doc libgtk-3-doc libstdc++-12-doc qtbase5-doc-html ghc-doc default-jdk-doc libcommons-lang3-java-doc junit4-doc
fetch libboost1.81-doc libeigen3-doc python3-sympy wamerican manpages manpages-dev iso-codes dict-freedict-eng-deu ruby3.1-doc python-sympy-doc dict-wn

# the same kinds of junk as in the sample, by dice of other seeds
root=$(cd "$here/../../.." && pwd)
for seed in 1 2 3; do
    [ -e "$folder/junk-$seed.jsonl" ] && continue
    rm -rf "$folder/sample"; mkdir "$folder/sample"
    cp -r "$root/sample-data" "$root"/Directory.*.props "$folder/sample/"
    sed -i "s|\.\./\.\./src|$root/src|" "$folder/sample/sample-data/generator/SampleCrawl.csproj"
    sed -i "s/ulong Seed = .*;/ulong Seed = $seed;/" "$folder/sample/sample-data/generator/Dice.cs"
    dotnet run -c Release --project "$folder/sample/sample-data/generator" -- --texts "$folder/junk-$seed.jsonl"
done
rm -rf "$folder/sample"
