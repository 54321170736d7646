using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Trials;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Commands;

/// <summary>check PATH: all faults of call files, and of their examples, one line each.</summary>
public static class CheckCommand
{
    /// <param name="path">A file, or a folder with call files.</param>
    /// <param name="output">Gets "file:line:column: message" a fault, in the order of the files, or one line that all is well.</param>
    /// <param name="error">Gets one line where the command cannot be done.</param>
    /// <param name="data">Where the reference data stand; null to look upwards from the path and from here.</param>
    /// <returns>0 without faults, 1 with faults, 2 where there is nothing to check.</returns>
    public static int Run(string path, TextWriter output, TextWriter error, DataFolder? data = null)
    {
        IReadOnlyList<string> files = File.Exists(path) ? [path] : DataFolder.CallFilesIn(path);
        if (files.Count == 0)
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
        var examples = 0;
        var faults = new List<Fault>();
        foreach (var file in files)
        {
            if (TextFile.Read(file, CallFile.MostBytes, out var why) is not { } yaml)
                faults.Add(new Fault(new Place(file, 1, 1), why!.En!, why.Nl));
            else
                faults.AddRange(Faults(yaml, file, data, reference, ref examples));
        }
        foreach (var fault in faults)
            output.WriteLine(fault);
        if (faults.Count > 0)
            return CallFile.Faults;
        output.WriteLine($"{files.Count} call(s) without faults, {examples} example(s) as expected");
        return CallFile.Ok;
    }

    private static IEnumerable<Fault> Faults(string yaml, string file, DataFolder? data, ReferenceData? reference, ref int examples)
    {
        var read = CallReader.Read(yaml, file, TableFiles.Beside(file, data?.Reference));
        if (read.Definition is not { } call)
            return read.Faults;
        examples += call.Examples.Count;
        var differences = reference is null ? NoReference(call) : ExampleRunner.Run(call, reference);
        return [.. call.Unpublishable, .. differences];
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
