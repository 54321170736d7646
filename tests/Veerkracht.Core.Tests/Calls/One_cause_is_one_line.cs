using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Programmes.Commands;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>What follows from a fault is not told beside it, and what was taken away is told where it is named.</summary>
public sealed class One_cause_is_one_line : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void A_call_that_grows_too_large_by_what_it_shares_has_that_one_fault()
    {
        var shared = "shared:\n  p0: { type: text, label: { nl: T, en: T } }\n";
        for (var i = 1; i <= 16; i++)
            shared +=
                $"  p{i}: {{ type: block, label: {{ nl: B, en: B }}, "
                + $"fields: [{{ use: p{i - 1}, id: x{i} }}, {{ use: p{i - 1}, id: y{i} }}] }}\n";
        var fault = Assert.Single(CallReader.Read(Small.Yaml("          - { use: p16, id: z }", shared), "s.yaml").Faults);
        Assert.Contains("more than 200000 parts", fault.Message);
    }

    private List<string> Check(Action<string> change)
    {
        var programme = Path.Combine(_folder, "programmes", "vlaamse-veerkracht");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(ShippedCalls.Data.Programmes, "vlaamse-veerkracht"), "*.yaml"))
            Copy(file, programme);
        foreach (var name in (string[])["measures", "calls"])
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(ShippedCalls.Data.Programmes, "vlaamse-veerkracht", name)))
                Copy(file, Path.Combine(programme, name));
        }
        change(Path.Combine(programme, "measures"));
        var (output, error) = (new StringWriter(), new StringWriter());
        CheckCommand.Run(programme, output, error, ShippedCalls.Data);
        return [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Replace(programme + "/", ""))];
    }

    private static void Copy(string file, string folder) =>
        File.Copy(file, Path.Combine(Directory.CreateDirectory(folder).FullName, Path.GetFileName(file)));

    [Fact]
    public void A_call_whose_measure_has_no_file_says_so_with_its_place()
    {
        var told = Check(measures => File.Delete(Path.Combine(measures, "laadpalen.yaml")));
        var calls = told.Where(l => l.StartsWith("calls/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(calls);
        Assert.All(calls, l =>
            Assert.Matches(@"^calls/laadpalen[^:]*\.yaml:\d+:\d+: no file of this programme has the measure 'laadpalen'", l)
        );
    }

    [Fact]
    public void A_copied_measure_is_one_line()
    {
        var told = Check(m => File.Copy(Path.Combine(m, "laadpalen.yaml"), Path.Combine(m, "laadpalen2.yaml")));
        Assert.Equal(["measures/laadpalen2.yaml:1:10: there is already a measure 'laadpalen'"], told);
    }
}
