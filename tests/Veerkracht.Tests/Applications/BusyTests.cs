using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Site;
using Veerkracht.Tests.Support;
using Xunit;

namespace Veerkracht.Tests.Applications;

/// <summary>
/// More than can be served: told at once and with when to come back, what is sent before what is saved, and nothing typed is lost.
/// </summary>
public class BusyTests
{
    private static readonly AdmissionLimits Few = new()
    {
        Saving = 1,
        SavingWaits = 0,
        ComeBackAfter = 7,
    };

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_saves_too_much_is_told_when_to_come_back_and_the_page_holds_what_was_typed(Database database)
    {
        await using var site = await TestSite.Start(database, adjust: b => b.Services.AddSingleton(Few));
        var dossier = await site.AFilledApplication();
        using var officer = await Browser.As(site, "geetbets-officer");
        using var colleague = await Browser.As(site, "geetbets-mayor");
        using var signer = await Browser.As(site, "geetbets-finance-director");
        var page = $"/dossiers/{dossier.Id}/stap/{Given.First}/project";
        var token = await officer.Token(page);
        var other = await colleague.Token(page);
        var sends = await signer.Token($"/dossiers/{dossier.Id}/stap/{Given.First}/controle");

        // Nobody is written to until we say so: the first save waits in the lane.
        await using var held = await HeldLane.By(site);
        var first = officer.Raw(Save(page, token, "Fietspad langs de Velp"));
        await held.Waits();
        var refused = await colleague.Raw(Save(page, other, "Een \"tweede\" <naam>"));
        var sending = signer.Raw(new(HttpMethod.Post, $"/dossiers/{dossier.Id}/stap/{Given.First}/controle") { Content = Form(sends, []) });
        var read = await colleague.Raw(new(HttpMethod.Get, page));
        held.Go();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), refused.Headers.RetryAfter?.Delta);
        var text = await refused.Content.ReadAsStringAsync();
        Assert.Contains("""name="name" value="Een &quot;tweede&quot; &lt;naam&gt;""", text);
        Assert.Contains("""name="__RequestVerificationToken" """.Trim(), text);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.NotEqual(HttpStatusCode.ServiceUnavailable, (await sending).StatusCode);
        Assert.NotEqual(HttpStatusCode.ServiceUnavailable, (await first).StatusCode);
        // Sent again as the page holds it, it is saved or told as always.
        Assert.NotEqual(HttpStatusCode.ServiceUnavailable, (await colleague.Raw(Save(page, other, "Een tweede naam"))).StatusCode);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_api_tells_it_as_a_problem(Database database)
    {
        await using var site = await TestSite.Start(database, adjust: b => b.Services.AddSingleton(Few));
        var dossier = await site.AFilledApplication();
        using var client = await site.ApiAs("geetbets-officer");
        var path = $"/api/v1/dossiers/{dossier.Id}/steps/{Given.First}/answers";

        await using var held = await HeldLane.By(site);
        var first = client.PatchAsJsonAsync(path, new { name = "Een" });
        await held.Waits();
        var refused = await client.PatchAsJsonAsync(path, new { name = "Twee" });
        held.Go();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), refused.Headers.RetryAfter?.Delta);
        Assert.Contains("\"code\":\"busy\"", await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, (await first).StatusCode);
    }

    [Fact]
    public async Task Who_sends_slowly_holds_no_place()
    {
        await using var site = await TestSite.Start(Database.Sqlite, adjust: b => b.Services.AddSingleton(Few));
        var dossier = await site.AFilledApplication();
        using var officer = await Browser.As(site, "geetbets-officer");
        var page = $"/dossiers/{dossier.Id}/stap/{Given.First}/project";
        var token = await officer.Token(page);
        var address = new Uri(site.Address);
        using var slow = new TcpClient(address.Host, address.Port);
        var begin = $"POST /aanmelden HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\n";
        await slow.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"{begin}Content-Length: 5000\r\n\r\npersona="));
        // Asked after it and answered: so it came in.
        await officer.Text(page);

        Assert.NotEqual(HttpStatusCode.ServiceUnavailable, (await officer.Raw(Save(page, token, "Fietspad langs de Velp"))).StatusCode);
        // It is still waited for.
        Assert.Equal(0, slow.Available);
    }

    private static HttpRequestMessage Save(string page, string token, string name) =>
        new(HttpMethod.Post, page) { Content = Form(token, [("name", name)]), Headers = { { "X-Partial", "main" } } };

    private static MultipartFormDataContent Form(string token, IEnumerable<(string Name, string Value)> boxes)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in boxes.Append(("__RequestVerificationToken", token)))
            form.Add(new StringContent(value), name);
        return form;
    }
}
