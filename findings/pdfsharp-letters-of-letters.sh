#!/bin/sh
# NuGet PDFsharp 6.2.4 with npm dejavu-fonts-ttf 2.37.3 (DejaVu Sans). In many fonts a letter with marks is made of other glyphs, and
# those again of others: the Ukrainian "ї" of DejaVu Sans is a dotless i and a dieresis, and that dieresis is two dots.
# Expected: every letter that the font has is printed, as in the font and in what other programs make with it.
# Seen: the subset that is put in the document lacks glyphs from the second level down, without a word, and a reader draws nothing of such
# a letter: "Київ" is printed as "Ки в", and an overline (U+0305) is not there. The text can still be searched and copied, so a test of the
# text sees nothing. Letters of one level ("é") and of none ("и", "ı") print whole. What is printed is counted here as ink: pixels that are
# not white, drawn by poppler's pdftoppm.
set -eu
command -v pdftoppm >/dev/null || { echo "Install poppler-utils first." >&2; exit 2; }
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
printf '{"private":true}' >package.json
npm install --silent --ignore-scripts --no-audit --no-fund dejavu-fonts-ttf@2.37.3
cat >show.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="PDFsharp" Version="6.2.4" /></ItemGroup>
</Project>
XML
cat >show.cs <<'CS'
using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

GlobalFontSettings.FontResolver = new Own();
foreach (var (name, text) in new[] { ("none", "и"), ("one", "é"), ("two", "ї"), ("dotless", "ı"), ("overline", " ̅ ") })
{
    var document = new PdfDocument();
    var page = document.AddPage();
    using (var paper = XGraphics.FromPdfPage(page))
        paper.DrawString(text, new XFont("Own", 200), XBrushes.Black, 100, 400);
    document.Save(name + ".pdf");
}

sealed class Own : IFontResolver
{
    public byte[] GetFont(string face) => File.ReadAllBytes("node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf");
    public FontResolverInfo ResolveTypeface(string family, bool bold, bool italic) => new("Own");
}
CS
dotnet run --property:UseAppHost=false >build.log 2>&1 || { cat build.log >&2; exit 2; }
ink() {
    pdftoppm -r 36 -gray -singlefile "$1.pdf" "$1"
    tail -c +16 "$1.pgm" | LC_ALL=C tr -d '\377' | wc -c
}
seen="$(for name in none one two dotless overline; do
    [ "$(ink "$name")" -gt 50 ] && echo "$name: ink" || echo "$name: $(ink "$name")"
done)"
echo "$seen"
[ "$seen" = 'none: ink
one: ink
two: 0
dotless: ink
overline: 0' ] || { echo "It behaves otherwise now." >&2; exit 1; }
