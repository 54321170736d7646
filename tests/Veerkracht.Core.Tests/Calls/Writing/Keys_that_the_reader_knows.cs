using System.Text.RegularExpressions;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Core.Calls.Yaml;

namespace Veerkracht.Core.Tests.Calls.Writing;

/// <summary>No key is read that the format does not know: what people cannot find on a screen is nowhere in the reader either.</summary>
public partial class Keys_that_the_reader_knows
{
    /// <summary>Every word that stands between quotes in the reader.</summary>
    private static readonly HashSet<string> Words =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(ShippedCalls.Data.Root, "src", "Veerkracht.Core", "Calls", "Reading"), "*.cs")
            .SelectMany(file => Quoted().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value),
    ];

    public static TheoryData<string, string?> All => [.. PieceInCall.All, (FormatMap.Call.Name, null)];

    [Theory, MemberData(nameof(All))]
    public void Are_keys_of_the_format(string name, string? type)
    {
        var strange = Words.Except(KeysOf(name).Select(k => k.Name)).Where(w => w != FormatMap.Use.Name).ToList();
        var told = Small.Faults(With(name, type, strange)).Select(f => UnknownKey().Match(f).Groups[1].Value).ToHashSet();
        Assert.Empty(strange.Except(told));
    }

    private static IEnumerable<FormatKey> KeysOf(string name) =>
        FormatMap.Kinds[name].Keys.Concat(FormatMap.Kinds[name].ByType.Values.SelectMany(k => k)).DistinctBy(k => k.Name);

    /// <summary>A key of another type with a value, so that it cannot be taken for one that is not there.</summary>
    [Theory, MemberData(nameof(All))]
    public void That_a_type_does_not_have_are_refused_or_keep_the_call_from_being_published(string name, string? type)
    {
        foreach (var key in KeysOf(name).ExceptBy(FormatMap.Kinds[name].KeysOf(type).Select(k => k.Name), k => k.Name))
        {
            var read = CallReader.Read(OtherValue.With(name, type, key), "s.yaml");
            Assert.True(read.Faults.Count > 0 || read.Definition!.Unpublishable.Count > 0, key.Name);
        }
    }

    private static string With(string name, string? type, IEnumerable<string> words)
    {
        if (name == FormatMap.Call.Name)
            return PieceInCall.Base.Source + string.Concat(words.Select(word => $"\n{word}: null"));
        var (text, path) = PieceInCall.Of(name, type);
        var keys = words.Select(word => KeyValuePair.Create(Pieces.Text(word), (YamlNode)Pieces.Plain("null")));
        return text.Set(path, new YamlMap([.. ((YamlMap)text.At(path)!).Entries, .. keys], default)).Text!.Source;
    }

    [GeneratedRegex("\"([a-z][a-z_]*)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"unknown key '([a-z_]+)'|'([a-z_]+)' has no value")]
    private static partial Regex UnknownKey();
}
