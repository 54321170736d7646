using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Commands;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Calls;

/// <summary>
/// Publishes the call files that are not published yet, and reads what is. A file with faults, or with settings that nothing carries out,
/// stops the start, with all of them. What is published is the truth: a file whose version is not higher than the published one is left
/// alone, and the log says so where it differs (docs/adr/0005-published-calls.md).
/// </summary>
public sealed partial class LoadCalls(Db db, PublishCall publish, CallCatalogue catalogue, ILogger<LoadCalls> log)
{
    /// <summary>The folder of invented calls, which only a demonstration has.</summary>
    public const string OfExamples = "example-calls";
    private const string OfProgrammes = "calls";

    public Task Do(string root, CancellationToken stop = default) => Do(root, OfProgrammes, stop);

    /// <param name="folder">By its name, at any depth below the programmes.</param>
    public async Task Do(string root, string folder, CancellationToken stop)
    {
        var published = await db
            .CallVersions.AsNoTracking()
            .Select(v => new
            {
                v.Slug,
                v.Version,
                v.Sha256,
            })
            .ToListAsync(stop);
        foreach (var (name, read) in Read(root, folder))
        {
            if (read.Definition is not { } call)
                throw new InvalidDataException(string.Join(Environment.NewLine, read.Faults));
            var versions = published.Where(p => p.Slug == call.Slug).ToList();
            if (versions.Count > 0 && versions.Max(v => v.Version) is var last && last >= call.Version)
            {
                if (versions.All(v => v.Version != call.Version || v.Sha256 != PublishCall.Sha256(call.Source)))
                    Differs(log, name, call.Version, last);
                continue;
            }
            if (call.Unpublishable.Count > 0)
                throw new InvalidDataException(string.Join(Environment.NewLine, call.Unpublishable));
            var outcome = await publish.Do(Actor.System, call, "Oproep uit de bestanden van het programma", stop);
            if (!outcome.Done)
                throw new InvalidDataException($"{name}: {outcome.Refusals[0].Text.En}");
        }
        await catalogue.Refresh(stop);
    }

    /// <summary>The call files below a root, in the order of their paths; the same text is read once in a process.</summary>
    /// <exception cref="InvalidDataException">A file cannot be read as text.</exception>
    public static IEnumerable<(string Name, ReadCall Read)> Read(string root, string folder = OfProgrammes)
    {
        var files = Directory
            .EnumerateFiles(Path.Combine(root, "programmes"), "*.yaml", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(Path.GetDirectoryName(f)) == folder)
            .Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var name = Path.GetRelativePath(root, file);
            if (TextFile.Read(file, CallFile.MostBytes, out var why) is not { } yaml)
                throw new InvalidDataException(why!.En);
            yield return (name, CallReader.Read(yaml, name, TableFiles.Beside(file, Path.Combine(root, "reference"))));
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "{File} (version {Version}) is not read: version {Published} of the call is published and holds. Raise the version in the file "
            + "to publish it."
    )]
    private static partial void Differs(ILogger log, string file, int version, int published);
}
