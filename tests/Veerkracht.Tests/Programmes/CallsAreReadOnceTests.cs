using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Commands;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Features.Calls;
using Veerkracht.Hosting;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Programmes;

/// <summary>
/// A start reads each call once: what publishes the file and what runs what was published share the same parts, and so do two sites.
/// </summary>
public sealed class CallsAreReadOnceTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task By_the_files_the_catalogue_and_every_site_of_the_process(Database database)
    {
        await using var one = await TestSite.Start(database);
        await using var other = await TestSite.Start(database);
        var root = one.App.Services.GetRequiredService<SiteOptions>().Root;
        foreach (var file in new DataFolder(root).CallFiles())
        {
            var yaml = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            var read = CallReader.Read(yaml, file, TableFiles.Beside(file, Path.Combine(root, "reference"))).Definition!;
            Assert.Same(read.Funding, Of(one, read.Slug).Funding);
            Assert.Same(read.Funding, Of(other, read.Slug).Funding);
        }
    }

    private static CallDefinition Of(TestSite site, string slug) =>
        site.App.Services.GetRequiredService<CallCatalogue>().AllVersions.Where(c => c.Slug == slug).MaxBy(c => c.Version)!;
}
