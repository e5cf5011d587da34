#!/bin/sh
# Fetches the Debian packages (bookworm) that the language identifier learns from and is measured on, and keeps what the maker reads.
#   fetch-packages.sh FOLDER
# Leaves FOLDER/train/PACKAGE/… and FOLDER/held/PACKAGE/…; packages that are there already are not fetched again.
set -eu
folder=${1:?usage: fetch-packages.sh FOLDER}
mkdir -p "$folder/train" "$folder/held"
folder=$(cd "$folder" && pwd)
names=$(apt-cache pkgnames | LC_ALL=C sort)

pick() { echo "$names" | grep -E -x "$1" || true; }

fetch() { # role, packages
    role=$1; shift
    for package in "$@"; do
        [ -e "$folder/$role/$package" ] && continue
        rm -rf "$folder/work"; mkdir "$folder/work"
        (cd "$folder/work" && apt-get download -qq "$package" >/dev/null 2>&1) || { echo "$package: not available" >&2; continue; }
        mkdir "$folder/work/new"
        dpkg-deb --fsys-tarfile "$folder"/work/*.deb | tar -x -C "$folder/work/new" --wildcards --no-anchored \
            '*.mo' '*.page' '*.html' '*.html.*' '*.xpi' 'man[1-8]/*.gz' '*fortunes/*' '*.txt.gz' '*.po' 2>/dev/null || true
        mv "$folder/work/new" "$folder/$role/$package"
    done
    rm -rf "$folder/work"
}

fetch train gnome-user-docs vlc-l10n iso-codes
fetch train $(pick 'libreoffice-l10n-.*')
fetch held wordpress-l10n pidgin-data
fetch train $(pick 'manpages(-(cs|da|de|el|es|fi|fr|hu|id|it|ja|mk|nb|nl|pl|pt|pt-br|ro|ru|sr|sv|tr|uk|vi|zh|dev))?')
fetch train $(pick 'firefox-esr-l10n-.*' | grep -v -x 'firefox-esr-l10n-all')
fetch held $(pick 'thunderbird-l10n-.*' | grep -v -x 'thunderbird-l10n-all')
fetch train $(pick 'libreoffice-help-..(-..)?' | grep -v -x 'libreoffice-help-\(common\)')
fetch train installation-guide-amd64 $(pick 'debian-reference-(de|en|es|fr|id|it|ja|pt|zh-cn)') $(pick 'fortunes-(bg|br|cs|de|eo|es|ga|it|pl|ru|zh)')
fetch held $(pick 'debian-faq(-.*)?') $(pick 'maint-guide(-.*)?') $(pick 'aptitude-doc-.*')
fetch train tuxpaint-data evolution-common cinnamon-l10n libc-l10n krita-l10n kdevelop-l10n plasma-desktop-data gnumeric-common freeciv-data
fetch train gimp-data inkscape kstars-data digikam-data
fetch train $(pick 'wesnoth-1.16-(core|did|dm|dw|ei|l|low|nr|sof|sota|sotbe|thot|trow|tsg|ttb|utbs)') debian-handbook anarchism
fetch held wesnoth-1.16-httt

# the short texts that libexttextcat's fingerprints were made from stand in its source only
if [ ! -e "$folder/held/libexttextcat" ]; then
    rm -rf "$folder/work"; mkdir -p "$folder/work/lists/partial" "$folder/work/parts"
    printf 'deb-src http://deb.debian.org/debian bookworm main\n' >"$folder/work/parts/source.list"
    (cd "$folder/work" && options="-qq -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts=$folder/work/parts -o Dir::State::Lists=$folder/work/lists"
        apt-get $options -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= update
        apt-get $options -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= source --download-only libexttextcat 2>/dev/null)
    mkdir "$folder/work/new"
    tar -x -f "$folder"/work/libexttextcat_*.orig.tar.xz -C "$folder/work/new" --wildcards '*/ShortTexts/*'
    mv "$folder/work/new" "$folder/held/libexttextcat"
    rm -rf "$folder/work"
fi
