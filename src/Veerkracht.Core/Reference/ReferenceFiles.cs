using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using NodaTime;
using NodaTime.Text;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Reference;

/// <summary>
/// Reads the rows of the reference files. What it cannot read it reports with file and line in one exception, for the files ship with the
/// platform.
/// </summary>
internal static partial class ReferenceFiles
{
    public static List<Municipality> Municipalities(
        string directory,
        IReadOnlyDictionary<string, Regions> regions,
        IReadOnlyList<Merger> mergers
    )
    {
        var borders = new Borders(directory);
        return Rows(directory, "municipalities.csv", row => new Municipality
        {
            Borders = borders,
            Nis = Filled(row, "nis"),
            Name = Filled(row, "name"),
            Province = Filled(row, "province"),
            ProvinceNis = Filled(row, "province_nis"),
            Arrondissement = Filled(row, "arrondissement"),
            Kbo = Filled(row, "kbo"),
            Ovo = Text(row, "ovo"),
            Population = Population(row),
            AreaKm2 = Rational.FromDecimal(
                decimal.Parse(Filled(row, "area_km2"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
            ),
            ValidFrom = Date(Filled(row, "valid_from")),
            ValidTo = DateOrNull(row, "valid_to"),
            SuccessorNis = TextOrNull(row, "successor_nis"),
            Regions = RegionsOf(Filled(row, "nis"), regions, mergers),
        });
    }

    public static List<Merger> Mergers(string directory)
    {
        return Rows(directory, "mergers.csv", row => new Merger(
            Date(Filled(row, "date")),
            Filled(row, "successor_nis"),
            Filled(row, "successor_name"),
            Filled(row, "successor_kbo"),
            Filled(row, "predecessor_nis"),
            Filled(row, "predecessor_name"),
            Filled(row, "predecessor_kbo"),
            Text(row, "entity") switch
            {
                "new_entity" => MergedEntity.New,
                "continues" => MergedEntity.Continues,
                "absorbed" => MergedEntity.Absorbed,
                var other => throw new FormatException($"\"{other}\" is no outcome of a merger"),
            }
        ));
    }

    public static List<LocalBody> LocalBodies(string directory)
    {
        return Rows(directory, "local_bodies.csv", row => new LocalBody
        {
            Class = OrganisationClass.OfType(Text(row, "type"))
                ?? throw new FormatException($"\"{Text(row, "type")}\" is no known kind of body"),
            Type = Text(row, "type"),
            Name = Filled(row, "name"),
            Kbo = TextOrNull(row, "kbo"),
            Ovo = TextOrNull(row, "ovo"),
            Nis = TextOrNull(row, "nis"),
            WorkingArea = Text(row, "working_area"),
            ValidFrom = DateOrNull(row, "valid_from"),
            ValidTo = DateOrNull(row, "valid_to"),
            StatusInSource = Text(row, "status_in_source"),
        });
    }

    public static Dictionary<string, Regions> RegionsByNis(string directory) =>
        Rows(directory, "municipality_regions.csv", row => KeyValuePair.Create(
                    Filled(row, "nis"),
                    new Regions
                    {
                        ReferenceRegion = Text(row, "reference_region"),
                        TransportRegion = Text(row, "transport_region"),
                        PoliceZone = Text(row, "police_zone"),
                        PrimaryCareZone = Text(row, "primary_care_zone"),
                        CentreCity = Text(row, "centre_city") == "1",
                        VlaamseRand = Text(row, "vlaamse_rand") == "1",
                        FacilityLevelCode = Text(row, "facility_level_code"),
                        FacilityLevel = Text(row, "facility_level"),
                        LanguageFacilities = Text(row, "language_facilities"),
                    }
                ))
            .ToDictionary(StringComparer.Ordinal);

    // The file has the municipalities of 2025. One that went on under a new code keeps what does not depend on its borders;
    // of one that ended in another only the closed lists are known: the file has all centre cities and the whole belt.
    private static Regions RegionsOf(string nis, IReadOnlyDictionary<string, Regions> regions, IReadOnlyList<Merger> mergers)
    {
        if (regions.TryGetValue(nis, out var own))
            return own;
        var goesOn = mergers.FirstOrDefault(m => m.PredecessorNis == nis && m.Entity == MergedEntity.Continues);
        var successor = goesOn is null ? null : regions.GetValueOrDefault(goesOn.SuccessorNis);
        return new Regions
        {
            ReferenceRegion = successor?.ReferenceRegion ?? "",
            TransportRegion = successor?.TransportRegion ?? "",
            PoliceZone = "",
            PrimaryCareZone = "",
            CentreCity = successor?.CentreCity ?? false,
            VlaamseRand = successor?.VlaamseRand ?? false,
            FacilityLevelCode = "",
            FacilityLevel = "",
            LanguageFacilities = "",
        };
    }

    // Each column "population_2020" is a year of its own, so that a new year is a new column and no new code.
    private static Dictionary<int, long> Population(CsvReader row) =>
        row
            .Headers.Where(h => YearColumn().IsMatch(h) && Text(row, h).Length > 0)
            .ToDictionary(
                h => int.Parse(h.AsSpan("population_".Length), CultureInfo.InvariantCulture),
                h => long.Parse(Text(row, h), NumberStyles.None, CultureInfo.InvariantCulture)
            );

    [GeneratedRegex(@"\Apopulation_[0-9]{4}\z")]
    private static partial Regex YearColumn();

    private static readonly CsvReaderOptions Strict = new()
    {
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
    };

    private static List<T> Rows<T>(string directory, string file, Func<CsvReader, T> read)
    {
        using var csv = Open(directory, file);
        var rows = new List<T>();
        try
        {
            while (csv.Read())
                rows.Add(read(csv));
        }
        catch (CsvFormatException e)
        {
            throw new InvalidDataException($"{file}:{e.LineNumber}: {e.Message}", e);
        }
        catch (Exception e) when (e is FormatException or OverflowException or KeyNotFoundException or UnparsableValueException)
        {
            throw new InvalidDataException($"{file}:{csv.LineNumber}: {e.Message}", e);
        }
        return rows.Count > 0 ? rows : throw new InvalidDataException($"{Path.Combine(directory, file)} holds no row. {PutBack}");
    }

    private const string PutBack = "It comes with the program: put it back as it was published.";

    private static CsvReader Open(string directory, string file)
    {
        var path = Path.Combine(directory, file);
        try
        {
            return CsvReader.FromFile(path, Strict);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var why = File.Exists(path) ? e.Message : $"{path} is not there.";
            throw new InvalidDataException($"{why} {PutBack}", e);
        }
    }

    private static string Text(CsvReader row, string column) => row.GetString(column).Trim();

    private static string? TextOrNull(CsvReader row, string column) => Text(row, column) is { Length: > 0 } text ? text : null;

    private static string Filled(CsvReader row, string column) =>
        TextOrNull(row, column) ?? throw new FormatException($"{column} is empty");

    private static LocalDate Date(string iso) => LocalDatePattern.Iso.Parse(iso).GetValueOrThrow();

    private static LocalDate? DateOrNull(CsvReader row, string column) => TextOrNull(row, column) is { } iso ? Date(iso) : null;
}
