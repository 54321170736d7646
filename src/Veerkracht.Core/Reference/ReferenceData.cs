using System.Diagnostics.CodeAnalysis;
using NodaTime;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Reference;

/// <summary>Municipalities, their mergers, and the other local bodies, in memory. Never changes once read.</summary>
public sealed class ReferenceData
{
    /// <summary>The first day for which the set of municipalities is complete; an earlier date is answered as this one.</summary>
    public static readonly LocalDate KnownFrom = new(2019, 1, 1);

    private readonly ILookup<string, Municipality> _byNis;
    private readonly ILookup<string, Municipality> _byKbo;
    private readonly ILookup<string, Municipality> _byName;
    private readonly ILookup<string, LocalBody> _bodiesByKbo;
    private readonly ILookup<string, LocalBody> _provincesByNis;

    private ReferenceData(IReadOnlyList<Municipality> municipalities, IReadOnlyList<Merger> mergers, IReadOnlyList<LocalBody> bodies)
    {
        (Municipalities, Mergers, Bodies) = (municipalities, mergers, bodies);
        _byNis = municipalities.ToLookup(m => m.Nis);
        _byKbo = municipalities.ToLookup(m => m.Kbo);
        _byName = municipalities.ToLookup(m => m.Name);
        _bodiesByKbo = bodies.Where(b => b.Kbo is not null).ToLookup(b => b.Kbo!);
        _provincesByNis = bodies.Where(b => b.Class == OrganisationClass.Province && b.Nis is not null).ToLookup(b => b.Nis!);
    }

    /// <summary>All periods of all municipalities, by code.</summary>
    public IReadOnlyList<Municipality> Municipalities { get; }

    public IReadOnlyList<Merger> Mergers { get; }

    public IReadOnlyList<LocalBody> Bodies { get; }

    /// <summary>Reads the files of a directory; a file that is missing or broken is named, with the line, in the reason.</summary>
    public static bool TryLoad(string directory, [NotNullWhen(true)] out ReferenceData? data, [NotNullWhen(false)] out LocalText? why)
    {
        try
        {
            data = Load(directory);
            why = null;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            data = null;
            why = new LocalText(
                $"De referentiegegevens kunnen niet gelezen worden: {e.Message}",
                $"The reference data cannot be read: {e.Message}"
            );
        }
        return data is not null;
    }

    /// <summary>Reads the files of a directory at start, where going on without them makes no sense.</summary>
    /// <exception cref="InvalidDataException">A file is not there, or a row cannot be read; the message has file and line.</exception>
    public static ReferenceData Load(string directory)
    {
        var mergers = ReferenceFiles.Mergers(directory);
        var municipalities = ReferenceFiles.Municipalities(directory, ReferenceFiles.RegionsByNis(directory), mergers);
        return new ReferenceData(
            [.. municipalities.OrderBy(m => m.Nis, StringComparer.Ordinal).ThenBy(m => m.ValidFrom)],
            mergers,
            ReferenceFiles.LocalBodies(directory)
        );
    }

    /// <summary>The municipalities on a day, by code: 300 from 2019 to 2024, 285 from 2025.</summary>
    public IReadOnlyList<Municipality> MunicipalitiesOn(LocalDate date) =>
        [.. Municipalities.Where(m => m.IsValidOn(LocalDate.Max(date, KnownFrom)))];

    /// <summary>The municipality with this code on a day; null when there is none.</summary>
    public Municipality? Municipality(string nis, LocalDate on) =>
        _byNis[nis].FirstOrDefault(m => m.IsValidOn(LocalDate.Max(on, KnownFrom)));

    /// <summary>
    /// The organisation with this NIS code (a municipality or province) or enterprise number on a day. Null when there was none, so for a
    /// municipality after its merger; see <see cref="Successor"/>.
    /// </summary>
    public Organisation? Find(string nisOrKbo, LocalDate on)
    {
        on = LocalDate.Max(on, KnownFrom);
        if (NisCode.TryParse(nisOrKbo, out var nis, out _))
            return View(Municipality(nis.Value, on)) ?? View(_provincesByNis[nis.Value].FirstOrDefault(b => b.IsValidOn(on)), on);
        if (!KboNumber.TryParse(nisOrKbo, out var kbo, out _))
            return null;
        return View(_byKbo[kbo.Digits].FirstOrDefault(m => m.IsValidOn(on)))
            ?? View(_bodiesByKbo[kbo.Digits].FirstOrDefault(b => b.IsValidOn(on)), on);
    }

    /// <summary>
    /// All organisations on a day that have an enterprise number: municipalities by code, then the other bodies as in their file.
    /// </summary>
    public IEnumerable<Organisation> OrganisationsOn(LocalDate date)
    {
        var on = LocalDate.Max(date, KnownFrom);
        return MunicipalitiesOn(on)
            .Select(m => View(m)!)
            .Concat(Bodies.Where(b => b.Kbo is not null && b.IsValidOn(on)).Select(b => View(b, on)!));
    }

    /// <summary>The municipality in which the territory of this code lies on a day, after any number of mergers.</summary>
    public Municipality? Successor(string nis, LocalDate on)
    {
        on = LocalDate.Max(on, KnownFrom);
        for (var steps = 0; steps <= Mergers.Count; steps++)
        {
            if (Municipality(nis, on) is { } found)
                return found;
            if (Mergers.FirstOrDefault(m => m.PredecessorNis == nis && m.Date <= on && m.SuccessorNis != nis) is not { } merger)
                return null;
            nis = merger.SuccessorNis;
        }
        return null;
    }

    /// <summary>The mergers that made the municipality with this code; empty when none did.</summary>
    public IReadOnlyList<Merger> Predecessors(string nis) => [.. Mergers.Where(m => m.SuccessorNis == nis)];

    private static Organisation? View(Municipality? m) =>
        m is null ? null : new Organisation(OrganisationClass.Municipality, m.Name, m.Nis, m.Kbo, m.Ovo, m);

    private Organisation? View(LocalBody? body, LocalDate on)
    {
        if (body is null)
            return null;
        var municipality = body.Class == OrganisationClass.Province ? null : MunicipalityOf(body, on);
        return new Organisation(
            body.Class,
            body.Name,
            body.Class == OrganisationClass.Province ? body.Nis : municipality?.Nis,
            body.Kbo,
            body.Ovo,
            municipality
        );
    }

    // The source gives the code of today or of before a merger, and none where a name is ambiguous over time; then the name of the
    // working area decides, if it is that of one municipality on the day.
    private Municipality? MunicipalityOf(LocalBody body, LocalDate on) =>
        (body.Nis is { } nis ? Successor(nis, on) : null) ?? _byName[body.WorkingArea].FirstOrDefault(m => m.IsValidOn(on));
}
