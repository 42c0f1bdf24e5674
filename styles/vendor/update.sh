#!/bin/sh
# Makes designsystemet.css anew from the npm package: sh styles/vendor/update.sh [version]
# Takes only the components that Klinikkvern uses. Nobody who builds the app needs npm.
set -eu
version=${1:-1.22.0}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
components='button field fieldset input label error-summary validation-message table card tag alert
  heading paragraph link list details dialog divider skip-link spinner'
(cd "$work" && npm pack --silent "@digdir/designsystemet-css@$version" >/dev/null && tar xzf ./*.tgz)
src=$work/package/dist/src
one_line() { tr '\n' ' ' <"$src/$1.css"; }
{
  echo "/*! Designsystemet CSS, npm @digdir/designsystemet-css $version, MIT: see designsystemet-LICENSE.txt."
  echo "   Do not edit. Made by: sh styles/vendor/update.sh $version"
  echo "   Left out: the theme (ours is tokens.css) and the components that we do not use. */"
  echo '@layer tokens, base, ds, components, print, motion;'
  echo '@layer ds.theme, ds.base, ds.components;'
  echo "@layer ds.base{$(one_line base)}"
  for name in $components; do
    echo "/* $name */"
    echo "@layer ds.components{$(one_line "$name")}"
  done
} >"$here/designsystemet.css"
cp "$work/package/LICENSE" "$here/designsystemet-LICENSE.txt"
rm -r "$work"
if grep -nE 'url\("?(https?:)?//|@import' "$here/designsystemet.css"; then
  echo 'An outside address: the CSP would block it.' >&2
  exit 1
fi
