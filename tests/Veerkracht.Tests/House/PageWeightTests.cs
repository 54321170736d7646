using System.Net;
using System.Text.RegularExpressions;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.House;

/// <summary>What a page weighs on the wire with all that it loads, and how long a browser may keep that.</summary>
public sealed partial class PageWeightTests
{
    /// <summary>Bytes, compressed: the page with styles, scripts and icon, as a browser with gzip alone gets them.</summary>
    private const int Most = 24 * 1024;

    /// <summary>The same as every browser of today gets them.</summary>
    private const int MostOfToday = 20 * 1024;

    [Fact]
    public async Task A_page_is_light_with_all_that_it_loads()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        using var reader = site.Client();
        foreach (var address in new[] { "/", "/maatregelen/fietspaden", "/oproepen/fietspaden", "/gemeenten", "/aanmelden" })
        {
            Assert.InRange(await Weight(reader, address, "gzip"), 1, Most);
            Assert.InRange(await Weight(reader, address, "gzip, deflate, br, zstd"), 1, MostOfToday);
        }
    }

    [Fact]
    public async Task Styles_and_scripts_have_a_name_for_their_content_and_are_kept_for_good()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        using var reader = site.Client();
        var addresses = Loaded.AddressesIn((await Loaded.From(reader, "/", null)).Read);
        Assert.Equal(3, addresses.Count);
        foreach (var address in addresses)
        {
            Assert.Matches(Fingerprinted(), address);
            var plain = await Loaded.From(reader, address, null);
            foreach (var encoding in Loaded.Encodings)
            {
                var loaded = await Loaded.From(reader, address, encoding);
                Assert.Equal(HttpStatusCode.OK, loaded.Status);
                Assert.Equal("max-age=31536000, immutable", loaded.Headers.CacheControl!.ToString());
                Assert.Equal(encoding, loaded.Encoding);
                Assert.Equal(plain.Read, loaded.Read);
                Assert.True(encoding is null || loaded.Bytes.Length < plain.Bytes.Length, $"{address} is not smaller as {encoding}.");
                var again = await Loaded.From(reader, address, encoding, loaded.Headers.ETag!.ToString());
                Assert.Equal((HttpStatusCode.NotModified, 0), (again.Status, again.Bytes.Length));
            }
        }
    }

    private static async Task<int> Weight(HttpClient reader, string address, string accepted)
    {
        var page = await Loaded.From(reader, address, accepted);
        var weight = page.Bytes.Length;
        foreach (var loaded in Loaded.AddressesIn(page.Read))
            weight += (await Loaded.From(reader, loaded, accepted)).Bytes.Length;
        return weight;
    }

    [GeneratedRegex(@"^/(built/)?\w+\.[a-z0-9]{6,}\.(css|js|svg)$")]
    private static partial Regex Fingerprinted();
}
