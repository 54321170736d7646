using System.Text.RegularExpressions;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;

namespace Veerkracht.Core.Programmes.Commands;

/// <summary>Parameters of a file that no call which names the file computes with; asked of all calls of a folder together.</summary>
internal static partial class SharedParameters
{
    public static IEnumerable<Fault> Unused(IEnumerable<(string File, CallDefinition Call)> calls)
    {
        var named = calls
            .Select(c => (c.File, c.Call, Root: YamlFile.Read(c.Call.Source, "", [])))
            .Where(c => c.Root.Word("parameters") is not null)
            .GroupBy(c => (Folder: Path.GetDirectoryName(c.File), Table: c.Root.Word("parameters")!));
        foreach (var file in named)
        {
            var used = file.SelectMany(c => Use().Matches(c.Call.Source)).Select(m => m.Groups[1].Value).ToHashSet();
            var place = file.First().Root.Value("parameters")!.Place.In(file.First().File);
            foreach (var id in file.First().Call.Parameters.Keys.Where(id => !used.Contains(id)))
                yield return new Fault(
                    place,
                    $"no call computes with '{id}' of '{file.Key.Table}'",
                    $"geen enkele oproep rekent met '{id}' van '{file.Key.Table}'"
                );
        }
    }

    [GeneratedRegex(@"\bparameters\.([a-z][a-z0-9_]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Use();
}
