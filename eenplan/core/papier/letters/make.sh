#!/bin/sh
# Makes our letters from the DejaVu Sans of its makers (version 2.37): only what European names and our pages need.
# A PDF reads the whole file each time; with all 6,000 signs that was most of the time of a document.
#   make.sh FOLDER-WITH-DEJAVU
set -eu
SIGNS="U+0020-024F,U+0259,U+02B0-02FF,U+0300-036F,U+0370-03FF,U+0400-04FF,U+0530-058F,U+10A0-10FF,U+1E00-1EFF"
SIGNS="$SIGNS,U+2010-205E,U+2070-209F,U+20A0-20BF,U+2100-2122,U+2150-215F,U+2190-2199,U+2212,U+2260-2265,U+25A0-25A1"
SIGNS="$SIGNS,U+25CB-25CF,U+2605-2606,U+2610-2612,U+2713-2718,U+FB00-FB04,U+FFFD"
for name in DejaVuSans DejaVuSans-Bold; do
	pyftsubset "$1/$name.ttf" --unicodes="$SIGNS" --output-file="$(dirname "$0")/$name.ttf" --layout-features='' \
		--no-hinting --notdef-outline --recommended-glyphs --name-IDs='*' --no-glyph-names \
		--drop-tables+=GDEF,GPOS,GSUB,MATH,FFTM,kern
done
