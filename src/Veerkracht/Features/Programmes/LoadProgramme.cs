using System.Collections.Concurrent;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Core.Programmes;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Programmes;

/// <summary>
/// Reads the programme files and brings the envelopes in the journal to what they say. Loading the same files again books nothing; a
/// changed envelope books the difference. Files with faults stop the start, with all their faults.
/// </summary>
public sealed class LoadProgramme(ActFrame acts, Ledger ledger, ProgrammeCatalogue catalogue) : IAct
{
    public static ActKind Kind { get; } =
        new("load-programme", new("Programma geladen", "Programme loaded"))
        {
            By = ActBy.Platform,
            HoldsMeasure = true,
            Touches = ActTouches.Public | ActTouches.Programme,
            TellsNobody = "the envelope is on the public pages, and whoever runs the platform wrote the files",
            Words = new(
                "an envelope that differs from the journal",
                "the envelope of a measure",
                "appropriation → available of the envelope, or back; refused below what is still available"
            ),
        };

    public async Task Do(string root, CancellationToken stop = default)
    {
        var loaded = new List<ProgrammeDefinition>();
        var files = Directory
            .EnumerateFiles(Path.Combine(root, "programmes"), "programme.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var read = await Read(root, file, stop);
            if (read.Definition is null)
                throw new InvalidDataException(string.Join(Environment.NewLine, read.Faults));
            var outcome = await Fund(Actor.System, read.Definition, stop);
            if (!outcome.Done)
                throw new InvalidDataException($"{Path.GetRelativePath(root, file)}: {outcome.Refusals[0].Text.En}");
            loaded.Add(read.Definition);
        }
        catalogue.Replace(loaded);
    }

    /// <summary>Books each envelope that differs from what was booked before, one act a measure, all or none.</summary>
    /// <returns>The measures that changed.</returns>
    public Task<Outcome<IReadOnlyList<string>>> Fund(Actor actor, ProgrammeDefinition programme, CancellationToken stop = default) =>
        acts.Run<ProgrammeToFund, IReadOnlyList<string>>(
            Kind,
            actor,
            new ProgrammeToFundTarget(programme),
            null,
            act => Fund(act, stop),
            stop
        );

    private async Task<Outcome<IReadOnlyList<string>>> Fund(ActScope<ProgrammeToFund> act, CancellationToken stop)
    {
        var changed = new List<EnvelopeChange>();
        foreach (var measure in act.Subject.Programme.Measures)
        {
            var booked = -await ledger.Balance(Book.Envelope(measure.Slug).Appropriation, stop);
            if (booked != (measure.Envelope ?? Money.Zero))
                changed.Add(new(act.Subject.Programme, measure, booked));
        }
        IReadOnlyList<string> slugs = [.. changed.Select(c => c.Measure.Slug)];
        if (changed.Count == 0)
            return Outcome<IReadOnlyList<string>>.Of(act.Nothing(slugs));
        // The first stands for the act itself; the others follow from it in the same save.
        var first = changed[0];
        (act.About, act.Because, act.Before, act.After) = (first.About, first.Reason, first.Before, first.After);
        act.Book(first.Posting);
        foreach (var next in changed.Skip(1))
            act.Follow(Kind, next.Reason, null, next.Before, next.After, next.About, [next.Posting]);
        return Outcome<IReadOnlyList<string>>.Of(slugs);
    }

    // By the path of the programme: who starts many sites in one process reads the same text once.
    private static readonly ConcurrentDictionary<string, (List<SourceFile> Files, ReadProgramme Read)> LastRead = new();

    private static async Task<ReadProgramme> Read(string root, string file, CancellationToken stop)
    {
        var directory = Path.Combine(Path.GetDirectoryName(file)!, "measures");
        var measures = new List<SourceFile>();
        if (Directory.Exists(directory))
        {
            foreach (var measure in Directory.EnumerateFiles(directory, "*.yaml").Order(StringComparer.Ordinal))
                measures.Add(await Source(measure));
        }
        List<SourceFile> files = [await Source(file), .. measures];
        if (LastRead.TryGetValue(file, out var last) && last.Files.SequenceEqual(files))
            return last.Read;
        var read = ProgrammeReader.Read(files[0], measures);
        LastRead[file] = (files, read);
        return read;

        async Task<SourceFile> Source(string path) => new(Path.GetRelativePath(root, path), await File.ReadAllTextAsync(path, stop));
    }
}
