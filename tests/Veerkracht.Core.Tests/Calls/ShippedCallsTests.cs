using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Commands;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Trials;
using Veerkracht.Core.Tests.Reference;

namespace Veerkracht.Core.Tests.Calls;

public class ShippedCallsTests
{
    public static TheoryData<string> Slugs => [.. ShippedCalls.Data.CallFiles().Select(f => Path.GetFileNameWithoutExtension(f)!)];

    [Theory, MemberData(nameof(Slugs))]
    public void A_shipped_call_has_no_faults_and_its_examples_come_out(string slug)
    {
        var read = ShippedCalls.Try(slug);
        Assert.True(read.Faults.Count == 0, string.Join("\n", read.Faults));
        var differences = ExampleRunner.Run(read.Definition!, Shipped.Data);
        Assert.True(differences.Count == 0, string.Join("\n", differences));
        Assert.NotEmpty(ShippedCalls.Read(slug).Examples);
        Assert.Empty(read.Definition!.Unpublishable);
    }

    [Theory, MemberData(nameof(Slugs))]
    public void A_shipped_call_speaks_both_languages(string slug)
    {
        var call = ShippedCalls.Read(slug);
        Assert.All(
            call.Steps.SelectMany(s => s.Form.Fields)
                .Select(f => f.Label)
                .Concat(call.Funding.Rules.Select(r => r.Title))
                .Append(call.Summary)
                .Concat(call.Assumptions),
            text => Assert.False(string.IsNullOrEmpty(text.En), text.Nl)
        );
    }

    [Fact]
    public void An_example_that_does_not_come_out_is_a_fault_at_its_place()
    {
        var yaml = ShippedCalls.Text("schoolroutes").Replace("amounts: { grant: 100000.00 }", "amounts: { grant: 100000.01 }");
        var fault = Assert.Single(ExampleRunner.Run(CallReader.Read(yaml, "s.yaml").Definition!, Shipped.Data));
        Assert.Equal("example 'far above the cap': amount 'grant' is 100000.00, expected 100000.01", fault.Message);
        Assert.Contains("far above the cap", yaml.Split('\n')[fault.Place.Line - 1]);
    }

    [Fact]
    public void The_bicycle_call_has_its_four_steps_and_the_moved_deadlines()
    {
        var call = ShippedCalls.Read("fietspaden");
        Assert.Equal(["proposal", "payment_request", "balance_request", "confirmation"], call.Steps.Select(s => s.Id));
        Assert.Equal(
            ["2022-10-15 23:59"],
            CallCalendar.WindowFor(call.Steps[0], "municipality")!.Moved.Select(m => m.To.ToString("uuuu-MM-dd HH:mm", null))
        );
        Assert.Equal(
            ["2022-10-15 23:59", "2022-11-15 23:59"],
            CallCalendar.WindowFor(call.Steps[0], "province")!.Moved.Select(m => m.To.ToString("uuuu-MM-dd HH:mm", null))
        );
    }

    [Fact]
    public void A_call_of_a_thousand_fields_is_read_whole()
    {
        var text = ShippedCalls.Text("schoolroutes");
        var at = text.IndexOf("          - { id: contact, type: contact }", StringComparison.Ordinal);
        var fields = string.Concat(
            Enumerable
                .Range(0, 1000)
                .Select(i => $"          - {{ id: extra_{i}, type: amount, label: Extra, visible_when: contact.first_name != 'x' }}\n")
        );
        var large = text.Insert(at, fields);
        var read = CallReader.Read(large, "l.yaml");
        Assert.Empty(read.Faults);
        Assert.Equal(1000, read.Definition!.Steps[0].Form.Fields.Count(f => f.Id.StartsWith("extra_", StringComparison.Ordinal)));
    }
}
