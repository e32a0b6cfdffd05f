#!/usr/bin/env bash
# Draws docs/images/{scored,summary,check,live}.png from the demo, as LibreOffice prints it.
# Needs soffice, poppler's tools and ImageMagick.
set -euo pipefail
cd "$(dirname "$0")/.."
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
.venv/bin/account-scoring demo --folder "$made" >/dev/null
# a virtual environment on PATH would break LibreOffice's own Python
env -i PATH=/usr/bin:/bin HOME="$made" LANG=C.UTF-8 soffice \
  "-env:UserInstallation=file://$made/profile" --headless --convert-to pdf \
  --outdir "$made" "$made/account-scoring-demo-scored.xlsx" >/dev/null

# draw NAME PHRASE HEIGHT: the first page that holds the phrase, 1600 pixels wide
draw() {
  local page=0 pages
  pages=$(pdfinfo "$made"/*.pdf | sed -n 's/^Pages: *//p')
  while [ $((page += 1)) -le "$pages" ]; do
    pdftotext -f "$page" -l "$page" "$made"/*.pdf "$made/page.txt"
    if grep -q "$2" "$made/page.txt"; then break; fi
  done
  pdftoppm -r 300 -f "$page" -l "$page" -png -singlefile "$made"/*.pdf "$made/$1"
  # the footer goes first, then the margins
  convert "$made/$1.png" -gravity south -chop 0x6% -trim +repage -resize 1570x \
    -gravity north -crop "1570x$3+0+0" +repage -bordercolor white -border 15 \
    +dither -colors 200 -strip "docs/images/$1.png"
}

draw scored "To research" 410
draw summary "Accounts per rating" 1200
draw live "Rated by plain formulas" 700
draw check "What is wrong or doubtful in" 610
