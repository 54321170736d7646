using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Steering;

/// <summary>Organisations as staff write them: a name, a NIS code, an enterprise number.</summary>
public sealed class OrganisationFinder(OrganisationRegistry organisations, Clock clock)
{
    private const int MostTold = 10;

    /// <summary>
    /// The scope with its organisations looked up; refused with all that is not known, or is several organisations at once.
    /// </summary>
    public Outcome<Scope> Resolve(CallDefinition call, Scope? scope)
    {
        // JSON may leave it out; that never means everybody.
        if (scope is null)
            return NobodyChosen;
        var classes = scope.Classes.Distinct().Where(c => !Core.Calls.Reading.ApplicantsReader.Classes.Contains(c)).ToList();
        if (classes.Count > 0)
            return UnknownClass(classes[0]);
        if (scope is { Classes.Count: > 0, Organisations.Count: > 0 })
            return TwoScopes;
        var found = scope.Organisations.Select(o => (Typed: o.Key, Found: Find(call, o.Key))).ToList();
        var refusals = new List<Refusal>();
        if (found.Where(f => f.Found.Count == 0).Select(f => f.Typed).Distinct().ToList() is { Count: > 0 } unknown)
            refusals.Add(Unknown(unknown));
        refusals.AddRange(
            found.Where(f => f.Found.Count > 1).DistinctBy(f => f.Typed).Take(MostTold).Select(f => Several(f.Typed, f.Found))
        );
        return refusals.Count > 0
            ? Outcome<Scope>.Refused(refusals)
            : new Scope
            {
                Classes = [.. scope.Classes.Distinct()],
                Organisations =
                [
                    .. found
                        .Select(f => f.Found[0])
                        .DistinctBy(o => o.Id)
                        .Select(o => new ScopedOrganisation(organisations.KeyOf(o.Id), o.Class, o.Name) { Id = o.Id }),
                ],
            };
    }

    /// <summary>By code the one that it is; by name all of that name, those whose class can apply before others.</summary>
    public IReadOnlyList<Organisation> Find(CallDefinition call, string typed)
    {
        var text = typed.Trim();
        if (OrganisationKey.IsNumber(text))
            return organisations.Find(text, clock.Today) is { } one ? [one] : [];
        var search = new OrganisationSearch(text);
        var named = organisations
            .NewestOn(clock.Today)
            .Where(o => search.Fit(o.Name) == 0 || search.Fit(CallWords.Name(o.Class, o.Name)) == 0)
            .ToList();
        var fitting = named.Where(o => call.Applicants.Any(a => a.Class == o.Class)).ToList();
        var candidates = fitting.Count > 0 ? fitting : named;
        // Who writes "Gent" means the municipality, where that is one of them.
        return candidates.Where(o => o.Class == OrganisationClass.Municipality).ToList() is { Count: 1 } municipality
            ? municipality
            : candidates;
    }

    private static readonly Refusal NobodyChosen = new(
        "nobody-chosen",
        new LocalText("Kies voor wie dit geldt.", "Choose for whom this counts."),
        RefusalKind.Invalid,
        "for"
    );

    private static readonly Refusal TwoScopes = new(
        "two-scopes",
        new LocalText(
            "Kies soorten besturen of een lijst van besturen, niet allebei.",
            "Choose kinds of governments or a list of governments, not both."
        ),
        RefusalKind.Invalid,
        "for"
    );

    private static Refusal UnknownClass(string name) =>
        new(
            "unknown-class",
            new LocalText($"“{name}” is geen soort bestuur.", $"“{name}” is no kind of government."),
            RefusalKind.Invalid,
            "for"
        );

    private static Refusal Unknown(IReadOnlyList<string> typed)
    {
        var names = string.Join(", ", typed.Take(MostTold).Select(t => $"“{t}”")) + (typed.Count > MostTold ? " …" : "");
        return new(
            "unknown-organisation",
            new LocalText(
                $"Niet gevonden: {names}. Schrijf de naam voluit, de NIS-code of het ondernemingsnummer.",
                $"Not found: {names}. Write the full name, the NIS code or the enterprise number."
            ),
            RefusalKind.Invalid,
            "organisations"
        );
    }

    private Refusal Several(string typed, IReadOnlyList<Organisation> found)
    {
        var which = string.Join(", ", found.Take(MostTold).Select(o => $"{CallWords.Name(o.Class, o.Name)} ({organisations.KeyOf(o.Id)})"));
        return new(
            "several-organisations",
            new LocalText(
                $"“{typed}” kan verschillende besturen zijn: {which}. Schrijf het ondernemingsnummer.",
                $"“{typed}” can be several governments: {which}. Write the enterprise number."
            ),
            RefusalKind.Invalid,
            "organisations"
        );
    }
}
