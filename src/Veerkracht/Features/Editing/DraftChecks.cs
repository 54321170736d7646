using NodaTime;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Publication;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Trials;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Reference;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Programmes;

namespace Veerkracht.Features.Editing;

/// <summary>An example of a call, and what came out differently; nothing where it passes.</summary>
public sealed record ExampleRun(Example Example, IReadOnlyList<Fault> Faults)
{
    public bool Passed => Faults.Count == 0;
}

/// <summary>How a draft stands: the call where it can be read, all its faults, and its examples.</summary>
public sealed record DraftCheck(CallDefinition? Call, IReadOnlyList<Fault> Faults, IReadOnlyList<ExampleRun> Examples)
{
    public IEnumerable<ExampleRun> Failing => Examples.Where(e => !e.Passed);

    /// <summary>Nothing keeps it from being published but a second person.</summary>
    public bool IsReady => Call is not null && Faults.Count == 0 && Examples.All(e => e.Passed);
}

/// <summary>
/// Reads a draft as it would be read at publication, with what only the platform knows: programme, measure, and the versions that there
/// are.
/// </summary>
public sealed class DraftChecks(RightShares shares, ReferenceData reference, ProgrammeCatalogue programmes, CallCatalogue calls)
{
    public DraftCheck Of(CallDraft draft) => Of(draft, draft.Source);

    public DraftCheck Of(CallDraft draft, string source)
    {
        var read = CallReader.Read(source, draft.Slug + ".yaml");
        if (read.Definition is not { } call)
            return new(null, read.Faults, []);
        List<Fault> faults = [.. Around(draft, call), .. call.Unpublishable, .. shares.Faults(call)];
        var found = ExampleRunner.Run(call, reference).ToLookup(f => f.Place);
        return new(call, faults, [.. call.Examples.Select(e => new ExampleRun(e, [.. found[call.At(e.Place)]]))]);
    }

    /// <summary>What a person should look at before this is published; each may be meant so.</summary>
    public IReadOnlyList<Fault> Lint(CallDraft draft, CallDefinition call, LocalDateTime now) =>
        PublicationLint.Of(
            call,
            new(
                shares,
                now,
                draft.CopyOf is null ? null : DraftDifference.Base(draft, calls),
                programmes.Find(call.Programme)?.Measure(call.Measure)?.Envelope
            )
        );

    private IEnumerable<Fault> Around(CallDraft draft, CallDefinition call)
    {
        Fault At(string key, string en, string nl) => new(PlaceOf(call.Source, key, draft.Slug + ".yaml"), en, nl);
        if (programmes.Find(call.Programme)?.Measure(call.Measure) is null)
            yield return At(
                "measure",
                $"there is no measure '{call.Measure}' in the programme '{call.Programme}'",
                $"er is geen maatregel '{call.Measure}' in het programma '{call.Programme}'"
            );
        var last = calls.Find(call.Slug)?.Version;
        if (draft.BasedOn is null && last is not null)
            yield return At(
                "call",
                $"there is a call '{call.Slug}' already; give this one another slug",
                $"er is al een oproep '{call.Slug}'; geef deze een andere korte naam"
            );
        if (draft.BasedOn is { } from && last is null)
            yield return At(
                "call",
                $"this is the next version of a call that is not there: '{call.Slug}'; put the slug back",
                $"dit is de volgende versie van een oproep die er niet is: '{call.Slug}'; zet de korte naam terug"
            );
        if (draft.BasedOn is { } own && last > own)
            yield return At(
                "version",
                $"version {last} was published meanwhile, and this draft goes on from version {own}; start a draft of the next version "
                    + "and bring your changes over",
                $"intussen is versie {last} gepubliceerd en dit concept gaat verder op versie {own}; begin een concept van de volgende "
                    + "versie en breng uw wijzigingen over"
            );
    }

    /// <summary>Where a key of the call stands; the start of the file where it is left out.</summary>
    private static Place PlaceOf(string source, string key, string file)
    {
        var line = Array.FindIndex(source.Split('\n'), l => l.StartsWith(key + ":", StringComparison.Ordinal));
        return new Place(file, Math.Max(line, 0) + 1, 1);
    }
}
