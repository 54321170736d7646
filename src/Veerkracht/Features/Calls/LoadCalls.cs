using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Commands;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Calls;

/// <summary>Publishes the call files that are not published yet, and reads what is. A file with faults stops the start, with all its faults.</summary>
public sealed class LoadCalls(PublishCall publish, CallCatalogue catalogue)
{
    public async Task Do(string root, CancellationToken stop = default)
    {
        var files = Directory.EnumerateFiles(Path.Combine(root, "programmes"), "*.yaml", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(Path.GetDirectoryName(f)) == "calls").Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var read = CallEngine.Read(await File.ReadAllTextAsync(file, stop), Path.GetRelativePath(root, file),
                TableFiles.Beside(file, Path.Combine(root, "reference")));
            if (read.Definition is null) throw new InvalidDataException(string.Join(Environment.NewLine, read.Faults));
            var outcome = await publish.Do(Actor.System, read.Definition, "Oproep uit de bestanden van het programma", stop);
            if (!outcome.Done) throw new InvalidDataException($"{file}: {outcome.Refusals[0].Text.En}");
        }
        await catalogue.Refresh(stop);
    }
}
