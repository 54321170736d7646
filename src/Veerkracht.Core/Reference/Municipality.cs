using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Geo;

namespace Veerkracht.Core.Reference;

/// <summary>A municipality during one period. A merger ends the period: the code, the name or the borders may change with it.</summary>
public sealed class Municipality
{
    public required string Nis { get; init; }
    public required string Name { get; init; }
    public required string Province { get; init; }
    public required string ProvinceNis { get; init; }
    public required string Arrondissement { get; init; }

    /// <summary>Ten digits.</summary>
    public required string Kbo { get; init; }
    public required string Ovo { get; init; }

    /// <summary>Inhabitants on 1 January by year; only years that are known.</summary>
    public required IReadOnlyDictionary<int, long> Population { get; init; }
    public required Rational AreaKm2 { get; init; }
    public required LocalDate ValidFrom { get; init; }

    /// <summary>The last day, included; null while it exists.</summary>
    public required LocalDate? ValidTo { get; init; }

    /// <summary>The code under which its territory goes on; null while it exists.</summary>
    public required string? SuccessorNis { get; init; }
    public required Regions Regions { get; init; }

    /// <summary>Where all borders are; set by who reads them.</summary>
    internal Borders? Borders { private get; init; }

    /// <summary>Its territory; null where that is not known.</summary>
    public Border? Border => Borders?.Of(this);

    public bool IsValidOn(LocalDate date) => ValidFrom <= date && (ValidTo is null || date <= ValidTo);

    /// <summary>
    /// Reference numbers for rules: population_2020, population_2021, population_2025, area_km2. Unknown ones are absent.
    /// </summary>
    public IReadOnlyDictionary<string, Rational> Numbers =>
        field ??= Population
            .Select(p => KeyValuePair.Create($"population_{p.Key}", (Rational)p.Value))
            .Append(KeyValuePair.Create("area_km2", AreaKm2))
            .ToDictionary(StringComparer.Ordinal);

    /// <summary>Reference texts for rules: province, arrondissement, and those of <see cref="Regions"/>. Unknown ones are absent.</summary>
    public IReadOnlyDictionary<string, string> Texts =>
        field ??= new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["municipality"] = Name,
            ["province"] = Province,
            ["province_nis"] = ProvinceNis,
            ["arrondissement"] = Arrondissement,
        }
            .Concat(Regions.Texts)
            .Where(text => text.Value.Length > 0)
            .ToDictionary(StringComparer.Ordinal);
}
