using System.Diagnostics;
using System.Net;
using Veerkracht.Hosting;
using Veerkracht.Tests.Durability;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Publishing;

/// <summary>What <c>dotnet publish</c> gives is one folder that runs anywhere: without the checkout, from any directory.</summary>
public sealed class PublishedSiteTests
{
    [Fact]
    public async Task It_serves_pages_with_their_styles_and_scripts_in_every_encoding()
    {
        var stop = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("veerkracht-published-").FullName;
        var data = Directory.CreateTempSubdirectory("veerkracht-test-").FullName;
        try
        {
            await Publish(folder, stop);
            await Prepared.Copy(null, data);
            using var site = await SiteProcess.Start(data, null, "2022-09-01T09:00", stop, folder);
            using var reader = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new(site.Address) };
            foreach (var page in new[] { "/", "/oproepen/fietspaden", "/gemeenten" })
            {
                var plain = await Loaded.From(reader, page, null);
                Assert.Equal(HttpStatusCode.OK, plain.Status);
                foreach (var address in Loaded.AddressesIn(plain.Read))
                    await IsWhole(reader, address);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task IsWhole(HttpClient reader, string address)
    {
        var plain = await Loaded.From(reader, address, null);
        Assert.Equal(HttpStatusCode.OK, plain.Status);
        Assert.NotEmpty(plain.Read);
        foreach (var encoding in Loaded.Encodings)
        {
            var loaded = await Loaded.From(reader, address, encoding);
            Assert.Equal(encoding, loaded.Encoding);
            Assert.Equal(plain.Read, loaded.Read);
        }
    }

    /// <summary>From what the build of these tests made: the site is part of it.</summary>
    private static async Task Publish(string folder, CancellationToken stop)
    {
        var configuration = typeof(SiteHost).Assembly.Location.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        var start = new ProcessStartInfo(
            "dotnet",
            ["publish", "src/Veerkracht", "--no-build", "--nologo", "-c", configuration, "-o", folder]
        )
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        using var publish = Process.Start(start)!;
        var said = await publish.StandardOutput.ReadToEndAsync(stop);
        await publish.WaitForExitAsync(stop);
        Assert.True(publish.ExitCode == 0, said);
    }
}
