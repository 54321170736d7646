using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Commands;
using Veerkracht.Core.Calls.Publication;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Trials;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Programmes.Commands;

/// <summary>check PATH: all faults of call files, of their examples, and of the programmes to which they belong, one line each.</summary>
public static class CheckCommand
{
    /// <param name="path">A file of a call, or a folder with call files, programmes or both.</param>
    /// <param name="output">Gets "file:line:column: message" a fault, in the order of the files and of their lines, or one line that all is
    /// well.</param>
    /// <param name="error">Gets one line where the command cannot be done.</param>
    /// <param name="data">Where the reference data stand; null to look upwards from the path and from here.</param>
    /// <returns>0 without faults, 1 with faults, 2 where there is nothing to check.</returns>
    public static int Run(string path, TextWriter output, TextWriter error, DataFolder? data = null)
    {
        IReadOnlyList<string> files = File.Exists(path) ? [path] : DataFolder.CallFilesIn(path);
        var programmes = ProgrammeFolder.Below(path);
        if (files.Count == 0 && programmes.Count == 0)
        {
            error.WriteLine(Directory.Exists(path) ? $"there are no call files (*.yaml) in {path}" : $"there is no file or folder {path}");
            return CallFile.Misused;
        }
        data ??= DataFolder.Find(path, ".", AppContext.BaseDirectory);
        ReferenceData? reference = null;
        if (data is not null && !ReferenceData.TryLoad(data.Reference, out reference, out var broken))
        {
            error.WriteLine(broken.En);
            return CallFile.Misused;
        }
        var together = new CallsTogether(Beside(files, data), files);
        foreach (var programme in programmes.Concat(files.Select(ProgrammeFolder.RootOf)))
            together.Programme(programme);
        var examples = 0;
        var notes = new List<Fault>();
        var read = new List<(string File, CallDefinition Call)>();
        var shares = reference is null ? null : new RightShares(reference);
        var faults = together.Programmes.SelectMany(p => p.Faults).ToList();
        foreach (var file in files)
        {
            if (TextFile.Read(file, CallFile.MostBytes, out var why) is not { } yaml)
                faults.Add(new Fault(new Place(file, 1, 1), why!.En!, why.Nl));
            else
            {
                faults.AddRange(Faults(yaml, file, together, data, reference, ref examples));
                if (CallReader.Read(yaml, file, TableFiles.Beside(file, data?.Reference)).Definition is not { } call)
                    continue;
                read.Add((file, call));
                notes.AddRange(PublicationLint.Of(call, new PublicationSight(shares, Envelope: together.Envelope(call, file))));
                notes.AddRange(together.AboveEnvelope(call, yaml, file));
            }
        }
        // One file alone does not say what its sisters compute with.
        if (Directory.Exists(path))
            notes.AddRange(SharedParameters.Unused(read));
        notes.AddRange(together.Programmes.SelectMany(p => p.DoubtfulAgencies()));
        faults.InsertRange(0, together.Proofs());
        foreach (var fault in faults)
            output.WriteLine(fault);
        if (faults.Count > 0)
            return CallFile.Faults;
        // What may be meant so is told once there are no faults, and is none.
        foreach (var note in notes)
            output.WriteLine($"{note.Place}: note: {note.Message}");
        var measures = together.Programmes.Sum(p => p.MeasureCount);
        output.WriteLine(
            $"{files.Count} call(s) without faults, {examples} example(s) as expected"
                + (
                    together.Programmes.Any()
                        ? $"; {together.Programmes.Count()} programme(s) with {measures} measure(s) without faults"
                        : ""
                )
        );
        return CallFile.Ok;
    }

    /// <summary>The calls beside those that are looked at: in their folder, and where this is the platform's, in all programmes.</summary>
    private static IEnumerable<string> Beside(IReadOnlyList<string> files, DataFolder? data)
    {
        var asked = files.Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        var near = files.Select(f => Path.GetDirectoryName(Path.GetFullPath(f))!).Distinct().SelectMany(DataFolder.CallFilesIn).ToList();
        var programmes = data is null ? "" : Path.GetFullPath(data.Programmes) + Path.DirectorySeparatorChar;
        if (data is not null && asked.Any(f => f.StartsWith(programmes, StringComparison.Ordinal)))
            near.AddRange(data.CallFiles());
        return near.Select(Path.GetFullPath).Distinct(StringComparer.Ordinal).Where(f => !asked.Contains(f));
    }

    private static IEnumerable<Fault> Faults(
        string yaml,
        string file,
        CallsTogether together,
        DataFolder? data,
        ReferenceData? reference,
        ref int examples
    )
    {
        var read = CallReader.Read(yaml, file, TableFiles.Beside(file, data?.Reference));
        List<Fault> faults = [.. read.Faults, .. read.Unpublishable, .. together.Faults(yaml, file)];
        if (read.Definition is { } call)
        {
            examples += call.Examples.Count;
            faults.AddRange(reference is null ? NoReference(call) : ExampleRunner.Run(call, reference));
        }
        return faults
            .DistinctBy(f => (f.Place, f.Message))
            .OrderBy(f => f.Place.File != file)
            .ThenBy(f => f.Place.File, StringComparer.Ordinal)
            .ThenBy(f => f.Place.Line)
            .ThenBy(f => f.Place.Column);
    }

    private static IEnumerable<Fault> NoReference(CallDefinition call) =>
        call
            .Examples.Take(1)
            .Select(e => new Fault(
                call.At(e.Place),
                "the examples cannot be run: there is no folder reference/ near this file",
                "de voorbeelden kunnen niet lopen: er is geen map reference/ bij dit bestand"
            ));
}
