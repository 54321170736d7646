using System.Net;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Durability;

/// <summary>What a start and a busy time took goes back to the machine once nobody works.</summary>
public sealed class MemoryTests
{
    /// <summary>
    /// Bytes of its own, beside the programs that it maps, which the machine takes back by itself. Without giving back it stays above
    /// 140 MiB, and grows.
    /// </summary>
    private const long Rested = 128L * 1024 * 1024;

    [Fact]
    public async Task A_site_that_rests_gives_memory_back()
    {
        var stop = TestContext.Current.CancellationToken;
        var data = Directory.CreateTempSubdirectory("veerkracht-test-").FullName;
        try
        {
            await Prepared.Copy(null, data);
            using var site = await SiteProcess.Start(data, null, "2022-09-01T09:00", stop);
            using var reader = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new(site.Address) };
            foreach (var page in new[] { "/", "/oproepen", "/maatregelen/fietspaden", "/gemeenten", "/programmas/vlaamse-veerkracht" })
                Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(page, stop)).StatusCode);
            for (var look = 0; look < 60 && site.OwnBytes > Rested; look++)
                await Task.Delay(1000, stop);
            Assert.InRange(site.OwnBytes, 1, Rested);
            Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/gemeenten", stop)).StatusCode);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }
}
