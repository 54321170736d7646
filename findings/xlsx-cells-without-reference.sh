#!/bin/sh
# NuGet SpreadCheetah 1.29.0 with npm exceljs 4.4.0 and xlsx 0.18.5. A cell in a workbook may stand without its reference (attribute r of c,
# optional in ECMA-376 part 1, 18.3.1.4): it then follows the one before. SpreadCheetah leaves references out unless it is told otherwise.
# Expected: every reader finds the cells by their order.
# Seen: npm xlsx reads them; npm exceljs ends with a TypeError before any sheet is there, so the workbook cannot be read at all. With
# WriteCellReferenceAttributes both read the same.
set -eu
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
printf '{"private":true}' >package.json
npm install --silent --ignore-scripts --no-audit --no-fund exceljs@4.4.0 xlsx@0.18.5
cat >make.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="SpreadCheetah" Version="1.29.0" /></ItemGroup>
</Project>
XML
cat >make.cs <<'CS'
using SpreadCheetah;

foreach (var (name, references) in new[] { ("without", false), ("with", true) })
{
    using var file = File.Create($"{name}.xlsx");
    await using var book = await Spreadsheet.CreateNewAsync(file, new SpreadCheetahOptions { WriteCellReferenceAttributes = references });
    await book.StartWorksheetAsync("Dossiers");
    await book.AddRowAsync([new Cell("Geetbets"), new Cell(1234.56m)]);
    await book.FinishAsync();
}
CS
dotnet run --property:UseAppHost=false >build.log 2>&1 || { cat build.log >&2; exit 2; }
cat >read.cjs <<'JS'
const exceljs = require('exceljs')
const xlsx = require('xlsx')

async function main() {
  for (const name of ['without', 'with']) {
    const sheet = xlsx.readFile(`${name}.xlsx`).Sheets.Dossiers
    console.log(`${name}: xlsx ${sheet.A1?.v} ${sheet.B1?.v}`)
    try {
      const book = new exceljs.Workbook()
      await book.xlsx.readFile(`${name}.xlsx`)
      const row = book.worksheets[0].getRow(1)
      console.log(`${name}: exceljs ${row.getCell(1).value} ${row.getCell(2).value}`)
    } catch (fault) {
      console.log(`${name}: exceljs ${fault.constructor.name}`)
    }
  }
}

main()
JS
seen="$(node read.cjs)"
echo "$seen"
[ "$seen" = 'without: xlsx Geetbets 1234.56
without: exceljs TypeError
with: xlsx Geetbets 1234.56
with: exceljs Geetbets 1234.56' ] || { echo "It behaves otherwise now." >&2; exit 1; }
