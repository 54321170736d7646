using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Editing;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Editing;

/// <summary>
/// A call with a setting that the platform does not carry out would be awarded by other rules than it says: it is not published.
/// </summary>
public sealed class SettingsNobodyAsksTests
{
    private static readonly (string Key, string Setting)[] Settings = [("allocation", "allocation: pro_rata")];

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_draft_keeps_it_and_its_publication_is_refused_with_the_place(Database database)
    {
        await using var site = await TestSite.Start(database);
        var draft = Value(await site.NewCall());
        var without = draft.Source;
        foreach (var (key, setting) in Settings)
        {
            var source = without.Replace("\nsteps:", $"\nassessment:\n  {setting}\nsteps:");

            draft = await site.Written(draft, source);

            Assert.Equal(source, (await site.Read(draft)).Source);
            var refusal = Assert.Single((await site.Propose(draft)).Refusals);
            Assert.Equal("draft-has-faults", refusal.Code);
            var line = Array.IndexOf(source.Split('\n'), $"  {setting}".Split('\n')[0]) + 1;
            Assert.Contains($"Regel {line}: '{key}' houdt deze oproep tegen", refusal.Text.Nl);
            Assert.Contains($"Line {line}: '{key}' keeps this call from being published", refusal.Text.En);
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_call_file_with_it_stops_the_start_with_the_place(Database database)
    {
        await using var site = await TestSite.Start(database);
        var root = Directory.CreateTempSubdirectory("veerkracht-calls-").FullName;
        var folder = Directory.CreateDirectory(Path.Combine(root, "programmes", "p", "calls")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(folder, $"{TestForm.Call}.yaml"),
            TestForm.Yaml() + "\nassessment:\n  allocation: pro_rata\n",
            TestContext.Current.CancellationToken
        );

        var fault = await Assert.ThrowsAsync<InvalidDataException>(() =>
            site.In(async s =>
            {
                await s.GetRequiredService<LoadCalls>().Do(root);
                return 0;
            })
        );

        Assert.Matches(@"^programmes/p/calls/vernieuwd\.yaml:\d+:15: 'allocation' keeps this call from being published", fault.Message);
        Assert.False(await site.Query(db => db.CallVersions.AnyAsync(v => v.Slug == TestForm.Call)));
        Directory.Delete(root, recursive: true);
    }
}
