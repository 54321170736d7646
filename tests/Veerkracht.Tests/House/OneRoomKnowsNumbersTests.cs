using System.Text.RegularExpressions;

namespace Veerkracht.Tests.House;

/// <summary>
/// Who an organisation is, is known by its id. Its numbers are read, compared and looked up in the room Organisations, with what Core has
/// for it: the numbers themselves and the reference data. There is no list of exceptions.
/// </summary>
public sealed partial class OneRoomKnowsNumbersTests
{
    private static readonly string Source = Path.Combine(Repository.Root, "src");

    [Fact]
    public void No_room_but_Organisations_looks_at_the_number_of_an_organisation() =>
        Assert.Empty(Knowing(Path.Combine(Source, "Veerkracht"), InTheSite(), "Features/Organisations"));

    [Fact]
    public void In_Core_only_identifiers_and_reference_data_read_and_compare_numbers() =>
        Assert.Empty(Knowing(Path.Combine(Source, "Veerkracht.Core"), InCore(), "Identifiers", "Reference"));

    [Theory]
    [InlineData("if (KboNumber.TryParse(text, out var kbo, out _))")]
    [InlineData("var mine = towns.Where(m => m.Kbo == actor.Organisation);")]
    [InlineData("scope.Holds(o.Class, o.Kbo!)")]
    [InlineData("new Choice(m.Kbo, m.Name)")]
    [InlineData("dossiers[holder?.Kbo]")]
    [InlineData("applicants.Where(o => o is { Kbo: \"0207518137\" })")]
    [InlineData("reference.Find(dossier.Organisation.Value, today)")]
    [InlineData("_data.Find(kbo, on)")]
    [InlineData("foreach (var o in reference.OrganisationsOn(today))")]
    [InlineData("OvoCode.TryParse(code, out var ovo, out _)")]
    public void What_knows_a_number_in_the_site_is_noticed(string line) => Assert.Matches(InTheSite(), line);

    [Theory]
    [InlineData("KboNumber.IsValid(word.Text)")]
    [InlineData("terms.FirstOrDefault(t => t.Kbo == applicant.Kbo)")]
    [InlineData("parts.Where(p => organisation.Kbo != p)")]
    [InlineData("kbo == organisation.Kbo")]
    [InlineData("only.Contains(applicant.Kbo)")]
    [InlineData("applicant.Kbo is { } kbo && only.Contains(kbo)")]
    [InlineData("key.Equals(applicant.GetValueOrDefault(\"kbo\"))")]
    [InlineData("call.Terms.DistinctBy(t => t.Kbo)")]
    public void What_compares_a_number_in_Core_is_noticed(string line) => Assert.Matches(InCore(), line);

    /// <summary>Rules of a call may ask the number, as they ask the name.</summary>
    [Theory]
    [InlineData("[\"kbo\"] = context.Applicant.Kbo,")]
    [InlineData("\"kbo\" => applicant.Kbo,")]
    [InlineData("public string? Kbo { get; init; }")]
    [InlineData("OrganisationKey.Names(only, applicant.Nis, applicant.Kbo)")]
    public void What_only_hands_a_number_to_the_rules_of_a_call_is_not(string line) => Assert.DoesNotMatch(InCore(), line);

    private static List<string> Knowing(string project, Regex number, params string[] home)
    {
        var files = Directory
            .EnumerateFiles(project, "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".cshtml", StringComparison.Ordinal))
            .Select(f => (Path: f, Name: Path.GetRelativePath(project, f).Replace(Path.DirectorySeparatorChar, '/')))
            .Where(f => !f.Name.StartsWith("obj/", StringComparison.Ordinal) && !f.Name.StartsWith("bin/", StringComparison.Ordinal))
            .ToList();
        Assert.All(home, room => Assert.Contains(files, f => f.Name.StartsWith(room + "/", StringComparison.Ordinal)));
        return
        [
            .. from file in files
            where !home.Any(room => file.Name.StartsWith(room + "/", StringComparison.Ordinal))
            from line in File.ReadAllLines(file.Path).Select((text, i) => (Text: Comment().Replace(text, ""), Number: i + 1))
            where number.IsMatch(line.Text)
            select $"{file.Name}:{line.Number}: {line.Text.Trim()}",
        ];
    }

    [GeneratedRegex(
        @"\b(KboNumber|NisCode|OvoCode)\b|\.Kbo\b|\bKbo:|\b_?(reference|data)\.Find\(|\bOrganisationsOn\(",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex InTheSite();

    [GeneratedRegex(
        @"\bKboNumber\b|\.Kbo\s*(==|!=|!|is\b)|(==|!=)\s*[\w.!?]*\.Kbo\b"
            + @"|\b(Contains|Equals|(Distinct|Group)By|ToLookup|ToDictionary)\([^)]*\bkbo\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex InCore();

    [GeneratedRegex(@"//.*$")]
    private static partial Regex Comment();
}
