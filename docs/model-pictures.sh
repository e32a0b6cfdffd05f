#!/usr/bin/env bash
# Draws docs/images/model-*.png from the ready-made models, as LibreOffice prints them.
# With a language (da, sv, ro) it draws those in docs/images/da.
# Needs soffice, poppler's tools and ImageMagick.
set -euo pipefail
cd "$(dirname "$0")/.."
language=${1:-en}
images=docs/images
# numbers and dates in cells are drawn as the language writes them
case $language in
  da) place=da_DK ;;
  sv) place=sv_SE ;;
  ro) place=ro_RO ;;
  *) place=C ;;
esac
[ "$language" = en ] || images="docs/images/$language"
mkdir -p "$images"
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT

# printed MODEL [COMMAND]: its sample, scored or reviewed, as a PDF
printed() {
  .venv/bin/account-scoring new "$made/$1.xlsx" --model "$1" --language "$language" >/dev/null
  .venv/bin/account-scoring "${2:-score}" "$made/$1.xlsx" -o "$made/$1-scored.xlsx" >/dev/null
  # a virtual environment on PATH would break LibreOffice's own Python
  env -i PATH=/usr/bin:/bin HOME="$made" LC_ALL="$place.UTF-8" soffice \
    "-env:UserInstallation=file://$made/profile" --headless --convert-to pdf \
    --outdir "$made" "$made/$1-scored.xlsx" >/dev/null
}

# part MODEL PHRASE WIDTH TOP HEIGHT [AFTER]: the first page that holds the phrase, with
# the pattern after it, its margins off, so wide; so much of it from there on, and white
# to its right
part() {
  local page=0 pages words pdf="$made/$1-scored.pdf"
  words="$(.venv/bin/python -m tools.site.first_words "$language" "$2")${6:-}"
  pages=$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')
  while [ $((page += 1)) -le "$pages" ]; do
    pdftotext -f "$page" -l "$page" "$pdf" "$made/page.txt"
    # a heading may stand on two lines
    if [ -z "${6:-}" ]; then
      tr "\n" " " <"$made/page.txt" >"$made/line.txt"
      mv "$made/line.txt" "$made/page.txt"
    fi
    if grep -q "$words" "$made/page.txt"; then break; fi
  done
  pdftoppm -r 300 -f "$page" -l "$page" -png -singlefile "$pdf" "$made/page"
  parts+=("$made/part-${#parts[@]}.png")
  # the footer goes first, then the margins
  convert "$made/page.png" -gravity south -chop 0x6% -trim +repage -resize "$3x" \
    -gravity northwest -crop "$3x$5+0+$4" +repage -trim +repage -bordercolor white \
    -border 15 "${parts[-1]}"
}

# picture MODEL: the parts, one below the other
picture() {
  convert "${parts[@]}" -append +dither -colors 120 -strip "$images/model-$1.png"
  parts=()
}

parts=()
for model in points bant rfm fit-engagement interest manual; do printed "$model"; done
printed learning review
part points "One row per kind of activity" 900 0 360
part points "To research" 1570 0 420
picture points
part bant "One row per rule. From top to bottom" 1570 0 395
part bant "Accounts per rating" 1570 590 405
picture bant
part rfm "Accounts per rating" 1570 1050 410
picture rfm
part fit-engagement "Accounts per rating" 1570 1050 580
part fit-engagement "Own activity" 1570 0 286 " [0-9]"
picture fit-engagement
part interest "To research" 1570 0 446
picture interest
part manual "One row per account, in any columns" 1570 0 420
# alone on its line: in Romanian other words begin with it
part manual "Low" 1570 0 310 "$"
picture manual
part learning "Do the ratings win deals" 1570 0 590
picture learning
