using Veerkracht.Core.Amounts;
using Veerkracht.Core.Programmes;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Programmes;

/// <summary>
/// Reads the programme files and brings the envelopes in the journal to what they say. Loading the same files again books nothing; a changed
/// envelope books the difference. Files with faults stop the start, with all their faults.
/// </summary>
public sealed class LoadProgramme(Db db, Chronicle chronicle, Ledger ledger, ProgrammeCatalogue catalogue)
{
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

    /// <summary>Books each envelope that differs from what was booked before, one act a measure. Returns the measures that changed.</summary>
    public Task<Outcome<IReadOnlyList<string>>> Fund(Actor actor, ProgrammeDefinition programme, CancellationToken stop = default) =>
        db.Transact<IReadOnlyList<string>>(
            async () =>
            {
                var changed = new List<string>();
                foreach (var measure in programme.Measures)
                {
                    var book = Book.Envelope(measure.Slug);
                    var booked = -await ledger.Balance(book.Appropriation, stop);
                    var wanted = measure.Envelope ?? Money.Zero;
                    if (booked == wanted)
                        continue;
                    var posting = book.Fund(booked, wanted);
                    if (await ledger.Cannot([posting], stop) is { } refusal)
                        return refusal;
                    var reason = booked.IsZero
                        ? $"Enveloppe volgens {programme.Source.Title.Nl} van {programme.Source.On:uuuu-MM-dd}"
                        : $"Enveloppe gewijzigd in de bestanden van het programma: van {booked} naar {wanted} euro";
                    var act = chronicle.Record(
                        actor,
                        ActKinds.LoadProgramme,
                        new(measure.Slug),
                        reason,
                        null,
                        booked.IsZero ? null : new { Envelope = booked.ToString() },
                        new { Envelope = measure.Envelope?.ToString() }
                    );
                    await ledger.Book(act, [posting], stop);
                    changed.Add(measure.Slug);
                }
                return changed;
            },
            stop
        );

    private static async Task<ReadProgramme> Read(string root, string file, CancellationToken stop)
    {
        var directory = Path.Combine(Path.GetDirectoryName(file)!, "measures");
        var measures = new List<SourceFile>();
        if (Directory.Exists(directory))
        {
            foreach (var measure in Directory.EnumerateFiles(directory, "*.yaml").Order(StringComparer.Ordinal))
                measures.Add(await Source(measure));
        }
        return ProgrammeReader.Read(await Source(file), measures);

        async Task<SourceFile> Source(string path) => new(Path.GetRelativePath(root, path), await File.ReadAllTextAsync(path, stop));
    }
}
