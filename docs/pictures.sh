#!/usr/bin/env bash
# Draws docs/images/{scored,summary,check,live,template-criteria,compared}.png from the demo, as
# LibreOffice prints it. With a language (da, sv, ro) it draws those in docs/images/da.
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
.venv/bin/account-scoring demo --language "$language" --folder "$made" >/dev/null
# somebody else weighs the industry less and the size more
.venv/bin/python - "$made/account-scoring-demo.xlsx" "$made/sales.xlsx" "$made/marketing.xlsx" <<'END'
import shutil, sys
import openpyxl

shutil.copy(sys.argv[1], sys.argv[2])
book = openpyxl.load_workbook(sys.argv[1])
weighed = [
    row[1]
    for row in book.worksheets[1].iter_rows(min_row=2)
    if isinstance(row[1].value, (int, float))
]
# the industry, the employees and the visits of the web site, in each language
for number, weight in {0: 2, 1: 8, 9: 5}.items():
    weighed[number].value = weight
book.save(sys.argv[3])
END
.venv/bin/account-scoring compare "$made/sales.xlsx" "$made/marketing.xlsx" -o "$made/meeting.xlsx" >/dev/null
# to_pdf WORKBOOK: a virtual environment on PATH would break LibreOffice's own Python
to_pdf() {
  env -i PATH=/usr/bin:/bin HOME="$made" LC_ALL="$place.UTF-8" soffice \
    "-env:UserInstallation=file://$made/profile" --headless --convert-to pdf \
    --outdir "$made/pdf" "$1" >/dev/null
}

# draw NAME PHRASE HEIGHT: the first page that holds the phrase, 1600 pixels wide; a phrase
# behind = is the same in every language
draw() {
  local page=0 pages words
  words=${2#=}
  [ "$words" != "$2" ] || words=$(.venv/bin/python -m tools.site.first_words "$language" "$2")
  pages=$(pdfinfo "$made"/pdf/*.pdf | sed -n 's/^Pages: *//p')
  while [ $((page += 1)) -le "$pages" ]; do
    pdftotext -f "$page" -l "$page" "$made"/pdf/*.pdf "$made/page.txt"
    # a heading may stand on two lines
    if tr "\n" " " <"$made/page.txt" | grep -q "$words"; then break; fi
  done
  pdftoppm -r 300 -f "$page" -l "$page" -png -singlefile "$made"/pdf/*.pdf "$made/$1"
  # the footer goes first, then the margins
  convert "$made/$1.png" -gravity south -chop 0x6% -trim +repage -resize 1570x \
    -gravity north -crop "1570x$3+0+0" +repage -bordercolor white -border 15 \
    +dither -colors 200 -strip "$images/$1.png"
}

to_pdf "$made/account-scoring-demo-scored.xlsx"
draw scored "To research" 394
draw template-criteria "One row per rule. From top to bottom" 770
draw summary "Accounts per rating" 1070
draw live "=#use Score" 684
# a note takes two lines there in other languages
rows=589
[ "$language" = en ] || rows=575
draw check "What is wrong or doubtful in" "$rows"
rm "$made"/pdf/*.pdf
to_pdf "$made/meeting.xlsx"
draw compared "Two views of the same accounts" 999
