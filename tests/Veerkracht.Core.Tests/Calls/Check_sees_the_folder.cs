using Veerkracht.Core.Calls.Commands;
using Veerkracht.Core.Programmes.Commands;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>`check` reads a call beside its programme and the other calls, as the site does when it starts.</summary>
public sealed class Check_sees_the_folder : IDisposable
{
    private const string Name = "          - { id: name, type: text, label: Naam }\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("programme").FullName;

    public Check_sees_the_folder()
    {
        Copy("programme.yaml");
        foreach (var measure in Directory.EnumerateFiles(Path.Combine(Shipped, "measures")))
            Copy(Path.Combine("measures", Path.GetFileName(measure)));
        Copy(Path.Combine("calls", "schoolroutes.yaml"));
    }

    public void Dispose() => Directory.Delete(_folder, true);

    private static string Shipped => Path.Combine(ShippedCalls.Data.Programmes, "vlaamse-veerkracht");

    private string At(string name) => Path.Combine(_folder, name);

    private void Copy(string name)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.Copy(Path.Combine(Shipped, name), At(name), true);
    }

    private void Change(string name, string old, string with)
    {
        var text = File.ReadAllText(At(name));
        Assert.Contains(old, text);
        File.WriteAllText(At(name), text.Replace(old, with));
    }

    private string Small_(string name, string with = "")
    {
        var path = At(Path.Combine("calls", name));
        File.WriteAllText(
            path,
            Small.Yaml(Name, with).Replace("programme: p", "programme: vlaamse-veerkracht").Replace("measure: m", "measure: fietspaden")
        );
        return path;
    }

    private (int Exit, string[] Lines) Check(string? path = null)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exit = CheckCommand.Run(path ?? _folder, output, error, ShippedCalls.Data);
        return (exit, (output.ToString() + error).TrimEnd().Split('\n'));
    }

    private void One(string start, string message, string? path = null)
    {
        var (exit, lines) = Check(path);
        Assert.Equal(1, exit);
        var line = Assert.Single(lines);
        Assert.StartsWith(At(start) + ":", line);
        Assert.EndsWith(message, line);
    }

    [Fact]
    public void A_programme_as_it_is_has_no_faults() =>
        Assert.Equal((0, "; 1 programme(s) with 11 measure(s) without faults"), (Check().Exit, Check().Lines[^1][^50..]));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_measure_that_is_not_there_is_told_at_its_place(bool onlyTheFile)
    {
        Change("calls/schoolroutes.yaml", "measure: schoolroutes", "measure: schoolroute");
        One(
            "calls/schoolroutes.yaml",
            ": there is no measure 'schoolroute' in the programme 'vlaamse-veerkracht'; did you mean 'schoolroutes'?",
            onlyTheFile ? At("calls/schoolroutes.yaml") : null
        );
    }

    [Fact]
    public void A_theme_that_is_not_there_is_told_at_its_place()
    {
        Small_("small.yaml", "themes: [fietspadn]");
        var (_, lines) = Check();
        Assert.Matches(@"small\.yaml:\d+:10: there is no theme 'fietspadn' in the programme 'vlaamse-veerkracht'", Assert.Single(lines));
    }

    [Fact]
    public void What_a_call_excludes_and_what_proves_a_measure_must_be_there()
    {
        Small_(
            "small.yaml",
            "excludes: [{ call: fietspadn, reason: R }, { measure: fietspadn, reason: R }, { call: schoolroutes, reason: R }]"
        );
        Change("measures/toegankelijkheid.yaml", "calls: [veerkrachtige-steden,", "calls: [schoolroute,");
        var (exit, lines) = Check();
        Assert.Equal((1, 3), (exit, lines.Length));
        Assert.Matches(@"toegankelijkheid\.yaml:20:11: there is no call 'schoolroute'; did you mean 'schoolroutes'\?", lines[0]);
        Assert.Matches(@"small\.yaml:\d+:20: there is no call 'fietspadn'", lines[1]);
        Assert.Matches(@"small\.yaml:\d+:55: there is no measure 'fietspadn'", lines[2]);
    }

    [Fact]
    public void A_call_of_another_programme_is_told()
    {
        Change("calls/schoolroutes.yaml", "programme: vlaamse-veerkracht", "programme: vlaamse-kracht");
        One(
            "calls/schoolroutes.yaml",
            "this call stands in the folder of the programme 'vlaamse-veerkracht'; write that, or move the file"
        );
    }

    [Fact]
    public void A_slug_that_two_calls_have_is_told_at_the_second()
    {
        var (first, second) = (Small_("a.yaml"), Small_("b.yaml"));
        One("calls/b.yaml", $":1:7: there is already a call 'small', in {first}; give this one another slug");
        One("calls/a.yaml", $":1:7: there is already a call 'small', in {second}; give this one another slug", first);
    }

    [Fact]
    public void Faults_of_programme_and_measures_are_told()
    {
        Change("programme.yaml", "agency: OVO", "agency: OV");
        Change("measures/fietspaden.yaml", "axis: ", "axs: ");
        var (exit, lines) = Check();
        Assert.Equal((1, 2), (exit, lines.Length));
        Assert.StartsWith(At("programme.yaml"), lines[0]);
        Assert.StartsWith(At("measures/fietspaden.yaml"), lines[1]);
        Assert.Equal(lines, Check(At("calls")).Lines);
        Assert.Equal(lines, Check(At("calls/schoolroutes.yaml")).Lines);
    }

    [Fact]
    public void Pots_that_hold_more_than_the_measure_are_noted()
    {
        var path = Small_("large.yaml");
        File.WriteAllText(
            path,
            File.ReadAllText(path)
                .Replace("funding:", "funding:\n  pots: [{ id: p, title: P, amount: 5_000_000_000 }]", StringComparison.Ordinal)
        );
        var (exit, lines) = Check(path);
        Assert.Equal(0, exit);
        Assert.Contains(lines, l => l.Contains("the rights and pots of this call are 5000000000.00 together, more than the envelope"));
    }

    [Fact]
    public void The_small_programme_and_call_of_the_documentation_pass_together()
    {
        string[] Blocks(string page) =>
            [
                .. File.ReadAllText(Path.Combine(ShippedCalls.Data.Root, "docs", page))
                    .Split("```yaml\n")
                    .Skip(1)
                    .Select(b => b[..b.IndexOf("```", StringComparison.Ordinal)]),
            ];
        var (programme, call) = (
            Blocks("programme-format.md"),
            Blocks("call-format.md").Single(b => b.StartsWith("call: ", StringComparison.Ordinal))
        );
        Directory.Delete(_folder, true);
        foreach (var folder in new[] { "measures", "calls" })
            Directory.CreateDirectory(At(folder));
        File.WriteAllText(At("programme.yaml"), programme.Single(b => b.StartsWith("programme: ", StringComparison.Ordinal)));
        File.WriteAllText(At("measures/digitale-balies.yaml"), programme.Single(b => b.StartsWith("measure: ", StringComparison.Ordinal)));
        var own = System.Text.RegularExpressions.Regex.Replace(call, "(?m)^programme: .*$", "programme: kleine-steun");
        own = System.Text.RegularExpressions.Regex.Replace(own, "(?m)^measure: .*$", "measure: digitale-balies");
        File.WriteAllText(
            At("calls/digitale-balie.yaml"),
            System.Text.RegularExpressions.Regex.Replace(own, "(?m)^themes: .*$", "themes: [balies]")
        );
        var (exit, lines) = Check();
        Assert.True(exit == 0, string.Join("\n", lines));
        Assert.EndsWith("1 programme(s) with 1 measure(s) without faults", lines[^1]);
    }

    [Fact]
    public void A_programme_without_calls_is_checked()
    {
        Directory.Delete(At("calls"), true);
        Assert.Equal(
            "0 call(s) without faults, 0 example(s) as expected; 1 programme(s) with 11 measure(s) without faults",
            Check().Lines[0]
        );
        Change("programme.yaml", "  measures: 11", "  measures: 12");
        One("programme.yaml", "'measures' is 12, but the measures give 11");
    }

    [Fact]
    public void A_hidden_mark_in_a_measure_is_told()
    {
        Change("measures/fietspaden.yaml", "title: { nl: ", "title: { nl: \u202E");
        var (_, lines) = Check();
        Assert.Contains("fietspaden.yaml:", Assert.Single(lines));
        Assert.EndsWith("this text holds U+202E, a character that nobody sees; type the text anew without it", lines[0]);
    }

    [Fact]
    public void What_keeps_a_call_from_being_published_and_its_faults_are_told_together_in_their_order()
    {
        var call = Small_("small.yaml", "version: 0\nthemes: [none]\nexcludes: [{ reason: X }]");
        var lines = Check(call).Lines;
        Assert.Equal(
            ["'version' begins at 1", "there is no theme 'none'", "give either 'call' or 'measure'"],
            lines.Select(l => l[(l.IndexOf(": ", StringComparison.Ordinal) + 2)..].Split([";", " in the programme", ", "], 0)[0])
        );
    }

    [Fact]
    public void Parameters_that_no_call_of_the_folder_computes_with_are_told_and_those_that_cannot_be_read_are_faults()
    {
        Directory.CreateDirectory(At("measures/fietspaden"));
        var file = At("measures/fietspaden/p.csv");
        File.WriteAllText(file, "id,value,nl,en\nprice,5,Prijs,Price\nlow,1,Laag,Low\nhigh,9,Hoog,High\n");
        const string Named = "parameters: fietspaden/p.csv";
        const string Field = Name + "          - { id: x, type: computed, label: X, value: parameters.price }\n";
        var (one, two) = (Small_("een.yaml", Named), Small_("twee.yaml", Named));
        foreach (var (path, slug, use) in new[] { (one, "een", "price"), (two, "twee", "low") })
            File.WriteAllText(
                path,
                File.ReadAllText(path).Replace("call: small", $"call: {slug}").Replace(Name, Field.Replace("price", use))
            );
        var (exit, lines) = Check();
        Assert.Equal(0, exit);
        Assert.Single(lines, l => l.EndsWith("note: no call computes with 'high' of 'fietspaden/p.csv'"));
        Assert.DoesNotContain(Check(one).Lines, l => l.Contains("no call computes"));

        File.WriteAllText(file, "id,value,nl,en\nprice,veel,Prijs,Price\nlow,1,Laag,Low\n");
        var (_, faults) = Check();
        Assert.Contains(faults, l => l.Contains("fietspaden/p.csv:2:1: 'veel' is not a number like 12.5"));
    }

    [Fact]
    public void Calls_that_a_maximum_per_applicant_counts_are_of_the_same_measure()
    {
        var path = Small_("small.yaml");
        File.WriteAllText(
            path,
            File.ReadAllText(path)
                .Replace(
                    "value: \"0\" }]",
                    "value: \"0\" }, { name: x, kind: cap_per_applicant, title: X, of: grant, limit: 5, calls: [fietspadn, laadpalen] }]"
                )
                .Replace("  grant: grant", "  grant: x")
        );
        var (exit, lines) = Check();
        Assert.Equal(1, exit);
        Assert.Equal(2, lines.Count(l => l.EndsWith("; only dossiers of one measure count together", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_agency_that_is_nearly_another_is_noted()
    {
        Change("measures/fietspaden.yaml", "axis: ", "agency: OVO001853\naxis: ");
        var (exit, lines) = Check();
        Assert.Equal(0, exit);
        Assert.Contains(lines, l => l.EndsWith("names the agency 'OVO001853'; did you mean 'OVO001835'?", StringComparison.Ordinal));
    }
}
