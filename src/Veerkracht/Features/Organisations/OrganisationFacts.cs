using NodaTime;
using Veerkracht.Core.Reference;

namespace Veerkracht.Features.Organisations;

/// <summary>A number, name or class as a source states it, with its first and last day.</summary>
internal sealed record Fact(AttributeKind Kind, string Value, DateOnly From, DateOnly? Until)
{
    public bool Overlaps(DateOnly from, DateOnly? until) => From <= (until ?? DateOnly.MaxValue) && from <= (Until ?? DateOnly.MaxValue);
}

/// <summary>All that a source states of one organisation.</summary>
internal sealed record StatedOrganisation(IReadOnlyList<Fact> Facts)
{
    /// <summary>
    /// The key from which its id is made when it is not registered yet: its first enterprise number, else OVO code, else word, else what
    /// and who it is.
    /// </summary>
    public string FirstKey =>
        First(AttributeKind.Kbo)
        ?? First(AttributeKind.Ovo)
        ?? First(AttributeKind.Word)
        ?? $"{First(AttributeKind.Class)}:{First(AttributeKind.Name)}";

    public string? First(AttributeKind kind) => Facts.Where(f => f.Kind == kind).MinBy(f => f.From)?.Value;
}

/// <summary>
/// The organisations of the reference data, each once with all its periods. Who keeps its enterprise number is the same, whatever its NIS
/// code or name becomes; who gets a new number by a merger is another. Beside them the agency and the association of the demonstration.
/// </summary>
internal static class OrganisationFacts
{
    public static IReadOnlyList<StatedOrganisation> Of(ReferenceData reference) =>
        [.. WithOneHolder([.. Municipalities(reference), .. Bodies(reference.Bodies), .. Others()]).Select(Joined)];

    private static IEnumerable<StatedOrganisation> Municipalities(ReferenceData reference)
    {
        var periods = reference
            .Municipalities.Select(m => (m.Kbo, m.Nis, m.Name, Ovo: (string?)m.Ovo, From: First(m.ValidFrom), Until: m.ValidTo))
            .ToList();
        // Who merged before the list begins is known by the merger alone.
        periods.AddRange(
            reference
                .Mergers.Where(m => periods.All(p => p.Kbo != m.PredecessorKbo))
                .Select(m =>
                    (
                        m.PredecessorKbo,
                        m.PredecessorNis,
                        m.PredecessorName,
                        (string?)null,
                        (LocalDate?)null,
                        (LocalDate?)m.Date.PlusDays(-1)
                    )
                )
        );
        return periods
            .GroupBy(p => p.Kbo)
            .Select(its => new StatedOrganisation([
                .. its.SelectMany(p => Facts(OrganisationClass.Municipality, p.Name, p.Kbo, p.Nis, p.Ovo, p.From, p.Until)),
            ]));
    }

    private static IEnumerable<StatedOrganisation> Bodies(IReadOnlyList<LocalBody> bodies)
    {
        var all = new List<(string? Key, List<Fact> Facts)>();
        foreach (var body in bodies)
        {
            var nis = body.Class == OrganisationClass.Province ? body.Nis : null;
            var facts = Facts(body.Class, body.Name, body.Kbo, nis, body.Ovo, body.ValidFrom, body.ValidTo).ToList();
            // A second period of the same body goes with the first; two that have one number at the same time are two.
            if (all.Find(b => b.Key is not null && b.Key == body.Kbo) is { Facts: { } known } && !known.Exists(k => facts.Exists(Meets(k))))
                known.AddRange(facts);
            else
                all.Add((body.Kbo, facts));
        }
        return all.Select(b => new StatedOrganisation(b.Facts));
    }

    private static IEnumerable<StatedOrganisation> Others() =>
        KnownBodies.All.Select(body => new StatedOrganisation([.. body.Facts(OrganisationAttribute.Always)]));

    private static IEnumerable<Fact> Facts(
        string what,
        string name,
        string? kbo,
        string? nis,
        string? ovo,
        LocalDate? from,
        LocalDate? until
    ) =>
        new (AttributeKind Kind, string? Value)[]
        {
            (AttributeKind.Kbo, kbo),
            (AttributeKind.Nis, nis),
            (AttributeKind.Ovo, ovo),
            (AttributeKind.Name, name),
            (AttributeKind.Class, what),
        }
            .Where(f => !string.IsNullOrEmpty(f.Value))
            .Select(f => new Fact(f.Kind, f.Value!, from?.ToDateOnly() ?? OrganisationAttribute.Always, until?.ToDateOnly()));

    /// <summary>The source gives one number to two bodies at once: it stays with the first, and the other goes without.</summary>
    private static List<StatedOrganisation> WithOneHolder(List<StatedOrganisation> stated)
    {
        var taken = new Dictionary<(AttributeKind, string), List<Fact>>();
        var clean = new List<StatedOrganisation>(stated.Count);
        foreach (var one in stated)
        {
            var kept = one.Facts.Where(f => !Identifies(f.Kind) || !Taken(f).Exists(t => t.Overlaps(f.From, f.Until))).ToList();
            foreach (var fact in kept.Where(f => Identifies(f.Kind)))
                Taken(fact).Add(fact);
            clean.Add(new(kept));
        }
        return clean;

        List<Fact> Taken(Fact fact) =>
            taken.TryGetValue((fact.Kind, fact.Value), out var known) ? known : taken[(fact.Kind, fact.Value)] = [];
    }

    internal static bool Identifies(AttributeKind kind) => kind is not (AttributeKind.Name or AttributeKind.Class or AttributeKind.Seat);

    /// <summary>What goes on without a day between is one period.</summary>
    private static StatedOrganisation Joined(StatedOrganisation stated)
    {
        var joined = new List<Fact>();
        foreach (var fact in stated.Facts.OrderBy(f => f.From))
        {
            var before = joined.FindIndex(f => f.Kind == fact.Kind && f.Value == fact.Value && f.Until?.AddDays(1) == fact.From);
            if (before < 0)
                joined.Add(fact);
            else
                joined[before] = joined[before] with { Until = fact.Until };
        }
        return new(joined);
    }

    private static Predicate<Fact> Meets(Fact known) => fact => fact.Kind == known.Kind && fact.Overlaps(known.From, known.Until);

    // 1970-01-01 stands in the source for "earlier".
    private static LocalDate? First(LocalDate from) => from <= new LocalDate(1970, 1, 1) ? null : from;
}
