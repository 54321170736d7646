using Veerkracht.Core.Calls.Commands;
using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Programmes.Commands;

/// <summary>A folder with programme.yaml, its measures and its calls.</summary>
public sealed class ProgrammeFolder
{
    private const string Main = "programme.yaml",
        MeasuresFolder = "measures";

    private readonly string _root;

    private ProgrammeFolder(string root)
    {
        _root = root;
        var faults = new List<Fault>();
        var sources = MeasureFiles(root)
            .Prepend(Path.Combine(root, Main))
            .Select(file => Source(file, faults))
            .OfType<SourceFile>()
            .ToList();
        MeasureCount = sources.Count - 1;
        MeasureNames = NamesOf(MeasureFiles(root));
        if (faults.Count == 0)
        {
            var read = ProgrammeReader.Read(sources[0], sources[1..]);
            Definition = read.Definition;
            faults.AddRange(read.Faults.Concat(read.Doubtful));
        }
        Faults = faults;
    }

    /// <summary>The programme; null where its files have faults.</summary>
    public ProgrammeDefinition? Definition { get; }
    public int MeasureCount { get; }

    /// <summary>How its files call their measures, also where they have faults; null where one does not say it.</summary>
    public IReadOnlySet<string>? MeasureNames { get; }

    /// <summary>Of programme.yaml and of its measures, file by file.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    /// <summary>Reads the programme in a folder; null where there is none.</summary>
    public static ProgrammeFolder? Read(string root) => File.Exists(Path.Combine(root, Main)) ? new ProgrammeFolder(root) : null;

    /// <summary>The folder of the programme to which the file of a call belongs, whether or not a programme is there.</summary>
    public static string? RootOf(string callFile)
    {
        var folder = Path.GetDirectoryName(callFile) is { Length: > 0 } directory ? directory : ".";
        return Path.GetFileName(Path.GetFullPath(folder)) == "calls"
            ? Path.Combine(folder, "..") is var up
                ? Tidy(up)
                : null
            : null;
    }

    /// <summary>All folders with a programme below a folder, in order.</summary>
    public static IReadOnlyList<string> Below(string folder) =>
        Directory.Exists(folder)
            ?
            [
                .. Directory
                    .EnumerateFiles(folder, Main, new EnumerationOptions { RecurseSubdirectories = true })
                    .Order(StringComparer.Ordinal)
                    .Select(file => Tidy(Path.GetDirectoryName(file)!)),
            ]
            : [];

    /// <summary>
    /// A measure that names an agency which nothing else in the programme names, and which is nearly one that is: no list of codes is
    /// at hand, so another one may be meant.
    /// </summary>
    public IEnumerable<Fault> DoubtfulAgencies()
    {
        if (Definition is not { } programme)
            yield break;
        var named = programme.Measures.Select(m => m.Agency).Append(programme.Agency).CountBy(a => a).ToDictionary();
        foreach (var file in MeasureFiles(_root))
        {
            if (TextFile.ReadLoosely(file, CallFile.MostBytes) is not { } text || YamlFile.Read(text, file, []) is not YamlMap map)
                continue;
            if (map.Entries.FirstOrDefault(e => e.Key.Text == "agency").Value is not YamlScalar agency)
                continue;
            if (
                !named.TryGetValue(agency.Text, out var times)
                || times > 1
                || named.Keys.FirstOrDefault(other => IsNearly(agency.Text, other)) is not { } near
            )
                continue;
            yield return new Fault(
                agency.Place,
                $"nothing else in this programme names the agency '{agency.Text}'; did you mean '{near}'?",
                $"niets anders in dit programma noemt de instantie '{agency.Text}'; bedoelt u '{near}'?"
            );
        }
    }

    /// <summary>One digit is another, or two have changed places.</summary>
    private static bool IsNearly(string one, string other)
    {
        var different = one.Zip(other).Count(pair => pair.First != pair.Second);
        return one.Length == other.Length && (different == 1 || (different == 2 && one.Order().SequenceEqual(other.Order())));
    }

    /// <summary>Where a measure names a call as one that proves it; the start of its file where that cannot be found.</summary>
    public Place PlaceOfProof(string measure, string call)
    {
        foreach (var file in MeasureFiles(_root))
        {
            if (TextFile.ReadLoosely(file, CallFile.MostBytes) is not { } text || YamlFile.Read(text, file, []) is not YamlMap map)
                continue;
            if (!map.Entries.Any(e => e.Key.Text is "measure" or "slug" && e.Value is YamlScalar slug && slug.Text == measure))
                continue;
            var proof = map.Entries.FirstOrDefault(e => e.Key.Text == "proof").Value as YamlMap;
            var calls = proof?.Entries.FirstOrDefault(e => e.Key.Text == "calls").Value as YamlList;
            return calls?.Items.OfType<YamlScalar>().FirstOrDefault(c => c.Text == call)?.Place ?? new Place(file, 1, 1);
        }
        return new Place(_root, 1, 1);
    }

    /// <summary>The place of the value of a key in a call; the start of the file where it has none.</summary>
    public static Place PlaceOf(string yaml, string file, string key, string? word = null)
    {
        var node = (YamlFile.Read(yaml, file, []) as YamlMap)?.Entries.FirstOrDefault(e => e.Key.Text == key).Value;
        if (node is YamlList list && word is not null)
            node = list.Items.OfType<YamlScalar>().FirstOrDefault(item => item.Text == word) ?? node;
        return node?.Place ?? new Place(file, 1, 1);
    }

    /// <summary>"a/calls/.." as "a", and no more: faults name files as whoever asked for them did.</summary>
    private static string Tidy(string path)
    {
        if (!path.EndsWith("..", StringComparison.Ordinal))
            return path;
        var folder = path[..^3];
        return Path.GetDirectoryName(folder) is { Length: > 0 } parent ? parent
            : Path.GetFileName(folder) == "calls" ? "."
            : path;
    }

    private static IEnumerable<string> MeasureFiles(string root)
    {
        var folder = Path.Combine(root, MeasuresFolder);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal) : [];
    }

    private static HashSet<string>? NamesOf(IEnumerable<string> files)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (
                TextFile.ReadLoosely(file, CallFile.MostBytes) is not { } text
                || (YamlFile.Read(text, file, []) as YamlMap)?.Word("measure") is not { } name
            )
                return null;
            names.Add(name);
        }
        return names;
    }

    private static SourceFile? Source(string file, List<Fault> faults)
    {
        if (TextFile.Read(file, CallFile.MostBytes, out var why) is { } text)
            return new SourceFile(file, text);
        faults.Add(new Fault(new Place(file, 1, 1), why!.En!, why.Nl));
        return null;
    }
}
